import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putReturn, TODAY } from "#lib/db/testing/rows.ts";
import type { ExportCell } from "#lib/domain/export-cell.ts";
import { ACCOUNT_NAMES } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { DAY, wibDay } from "#lib/domain/time.ts";
import { type BookWords, journalTable, refundsTable, salesTable } from "./book-tables.ts";
import { spanFigures } from "./daily-report.ts";
import type { ExportTable } from "./export-table.ts";

const WORDS: BookWords = {
  column: String,
  kind: String,
  method: String,
  product: String,
  dayState: String,
  sum: "Jumlah",
};
const TOMORROW = wibDay(AT + DAY);
const SALE_DAY = wibDay(AT + 9 * DAY);
const WATER = { family: "pdam", product: "PDAMKOTA.SURABAYA" };

describeOnBothDatabases("the outlet's books as files", (open) => {
  let database: Database;
  let owed: Payment;
  beforeAll(async () => {
    database = await open();
    await putPayment(database, { state: "success" });
    await putPayment(database, { state: "unknown", method: "qris" });
    owed = await putPayment(database, { state: "failed", ownFee: 2_500 }, WATER);
    await putReturn(database, owed, AT + DAY);
    await putPayment(database, { state: "success", createdAt: AT + 9 * DAY });
    await putPayment(database, { state: "success", createdAt: AT + 9 * DAY, ownFee: 2_500, rounding: -100 }, WATER);
    // More lines than one batch.
    for (let n = 0; n < 40; n += 1) await putPayment(database, { state: "success", createdAt: AT + DAY });
  });
  const rowsOf = async (table: ExportTable): Promise<Record<string, unknown>[]> => {
    const names = table.columns.map(({ heading }) => heading);
    const rows: Record<string, unknown>[] = [];
    for await (const piece of table.pieces) {
      for (const cells of piece) rows.push(Object.fromEntries(names.map((name, at) => [name, plain(cells[at])])));
    }
    return rows;
  };
  const spanOf = async (from: string, to: string) => ({
    ...{ from, to, zone: "WIB" as const },
    upTo: await journalMark(database.read),
  });
  const { signal } = new AbortController();

  test.each([
    [TODAY, TODAY],
    [TOMORROW, TOMORROW],
    [TODAY, TOMORROW],
    ["2020-01-01", "2020-12-31"],
  ])("the journal from %s to %s balances, holds each line of its days twice, and no other", async (from, to) => {
    const table = journalTable(database.read, await spanOf(from, to), WORDS, signal);
    const rows = await rowsOf(table);
    const sum = (side: "debit" | "credit") => rows.reduce((all, row) => all + Number(row[side] ?? 0), 0);
    expect(sum("debit")).toBe(sum("credit"));
    const totals = table.totals?.()[0] ?? [];
    expect(totals.filter((cell) => cell?.kind === "rupiah")).toEqual([
      { kind: "rupiah", amount: sum("debit") },
      { kind: "rupiah", amount: sum("credit") },
    ]);
    const { count } = await database.read.query
      .selectFrom("journal")
      .select((eb) => eb.fn.countAll().as("count"))
      .where("day", ">=", from)
      .where("day", "<=", to)
      .executeTakeFirstOrThrow();
    expect(rows).toHaveLength(2 * Number(count));
    const names: string[] = Object.values(ACCOUNT_NAMES);
    for (const { account } of rows) expect(names).toContain(account);
  });

  test("refunds say what came to be owed and what was paid back, on its own day", async () => {
    const told = async (day: string) => {
      const rows = await rowsOf(refundsTable(database.read, await spanOf(day, day), WORDS, signal));
      return rows.map(({ what, refunds, receivable, ownFee, product }) => [what, refunds, receivable, ownFee, product]);
    };
    expect(await told(TODAY)).toEqual([["undone", 105_000, null, 2_500, "pdam"]]);
    expect(await told(TOMORROW)).toEqual([["returned", -105_000, null, -2_500, "pdam"]]);
  });

  test.each([
    ["redone", "receivable", "held", "2026-12-11", [null, 105_000, 2_500]],
    ["collected", "cash", "receivable", "2026-12-12", [null, -105_000, -2_500]],
    ["reversed", "own_fee", "refunds", "2026-12-13", [2_500, null, 2_500]],
    ["reversed", "deposit", "refunds", "2026-12-14", [100_500, null, null]],
  ] as const)(
    "a line of the refunds, %s from %s to %s, says how much of it is own fee",
    async (kind, debit, credit, day, said) => {
      const amount = Math.abs(said[0] ?? said[1] ?? 0);
      const by = { id: "u1", name: "Kasir" };
      const entry = { at: AT, day, by, cashier: by, trId: owed.trId, shiftId: null, method: "cash" as const };
      await database.transaction((tx) => appendJournal(tx, entry, [{ kind, debit, credit, amount }]));
      const [row] = await rowsOf(refundsTable(database.read, await spanOf(day, day), WORDS, signal));
      expect([row?.refunds, row?.receivable, row?.ownFee]).toEqual(said);
    },
  );

  test("sales by product say number, sum, own fee and commission of each", async () => {
    const figures = await spanFigures(database.read, { from: SALE_DAY, to: SALE_DAY, zone: "WIB" });
    const rows = await rowsOf(salesTable("product", figures, await spanOf(SALE_DAY, SALE_DAY), WORDS));
    const sale = { nominal: 100_000, admin: 2_500, price: 102_500, commission: 2_000, refunded: 0 };
    expect(rows).toEqual([
      { product: "bpjstkpu", succeeded: 1, ...sale, rounding: 0, ownFee: 0, received: 102_500 },
      { product: "pdam", succeeded: 1, ...sale, rounding: -100, ownFee: 2_500, received: 104_900 },
    ]);
  });
});

function plain(cell: ExportCell | undefined): unknown {
  if (!cell) return null;
  return cell.kind === "text" ? cell.text : cell.kind === "rupiah" ? cell.amount : cell.at;
}
