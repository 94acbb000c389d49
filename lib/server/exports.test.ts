import { sql } from "kysely";
import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { granted } from "#lib/domain/result.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createExports } from "./exports.ts";

describeOnBothDatabases("an export", (open, _freshUrl, dialect) => {
  const counter = withCounter(open);
  const exportsOf = () => createExports(counter.deps);
  const wanted = (signal = new AbortController().signal) => ({
    filter: { state: "success" } as const,
    signal,
    language: "id" as const,
    head: { headings: ["a"], zone: "WIB" } as const,
    words: { states: {}, methods: {}, product: String, sheet: "Transaksi", everything: String },
  });
  const taken = async () => {
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select(["actorId", "subject", "data"])
      .where("action", "=", "export.take")
      .orderBy("seq")
      .execute();
    return rows.map(({ data, ...row }) => ({ ...row, ...JSON.parse(data) }));
  };
  const transactions = async (format: "csv" | "xlsx", signal?: AbortSignal) =>
    granted(await exportsOf().transactions(SUPERVISOR, format, wanted(signal))).bytes;

  test("is never taken without a row that says by whom, of what and how many rows, be it whole or given up half way", async () => {
    await counter.pay(await counter.quote());
    await counter.pay(await counter.quote());
    for (const format of ["csv", "xlsx"] as const) for await (const _ of await transactions(format));
    const whole = { actorId: SUPERVISOR.id, subject: "transaksi", state: "success", rows: 2, whole: true };
    expect(await taken()).toEqual([
      { ...whole, format: "csv" },
      { ...whole, format: "xlsx" },
    ]);
    const leaving = new AbortController();
    const half = await transactions("csv", leaving.signal);
    await half.next();
    await half.next();
    leaving.abort();
    await half.return(undefined);
    expect((await taken()).at(-1)).toMatchObject({ rows: 2, whole: false });
    expect(await exportsOf().transactions(CASHIER, "csv", wanted())).toMatchObject({ error: { code: "forbidden" } });
    expect(await taken()).toHaveLength(3);
  });

  test.runIf(dialect === "sqlite")("that reads for long never holds up a payment", async () => {
    const { query } = counter.database.office;
    const long = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000000) select max(i) as n from n`;
    const done: string[] = [];
    const inquiry = await counter.quote();
    const reading = long.execute(query).then(() => done.push("read"));
    const { state } = await counter.pay(inquiry);
    done.push(state);
    await reading;
    expect(done).toEqual(["success", "read"]);
  });

  test("that is given up while the ledger cannot write never leaves without a line in the log", async () => {
    const lines: object[] = [];
    const log = { ...counter.deps.log, error: (facts: object) => void lines.push(facts) };
    const transaction = () => Promise.reject(new Error("disk full"));
    const broken = createExports({ ...counter.deps, log, database: { ...counter.database, transaction } });
    const { bytes } = granted(await broken.transactions(SUPERVISOR, "csv", wanted()));
    await bytes.next();
    await expect(bytes.return(undefined)).rejects.toThrow("disk full");
    expect(lines).toMatchObject([{ export: "transaksi", by: SUPERVISOR.id }]);
  });

  test("of one of the books says which days", async () => {
    const span = { from: "2026-11-01", to: "2026-11-30" };
    const before = (await taken()).length;
    const asked = { book: "journal", file: "jurnal", format: "csv", span, zone: "WIB", language: "id" } as const;
    const words = {
      column: String,
      kind: String,
      method: String,
      dayState: String,
      product: String,
      sum: "",
      sheet: "Jurnal",
    };
    const book = await exportsOf().book(SUPERVISOR, { ...asked, words, signal: new AbortController().signal });
    for await (const _ of granted(book).bytes);
    const rows = await taken();
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({ subject: "jurnal", ...span, format: "csv", whole: true });
    expect(rows.at(-1)?.rows).toBeGreaterThan(0);
  });
});
