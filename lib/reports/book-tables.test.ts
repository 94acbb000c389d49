import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putReturn, TODAY } from "#lib/db/testing/rows.ts";
import type { ExportCell } from "#lib/domain/export-cell.ts";
import { ACCOUNT_NAMES } from "#lib/domain/journal.ts";
import { DAY, wibDay } from "#lib/domain/time.ts";
import { type BookWords, journalTable, refundsTable } from "./book-tables.ts";
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

describeOnBothDatabases("the outlet's books as files", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await putPayment(database, { state: "success" });
    await putPayment(database, { state: "unknown", method: "qris" });
    const failed = await putPayment(database, { state: "failed" });
    await putReturn(database, failed, AT + DAY);
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
      return rows.map(({ what, refunds, receivable }) => [what, refunds, receivable]);
    };
    expect(await told(TODAY)).toEqual([["undone", 102_500, null]]);
    expect(await told(TOMORROW)).toEqual([["returned", -102_500, null]]);
  });
});

function plain(cell: ExportCell | undefined): unknown {
  if (!cell) return null;
  return cell.kind === "text" ? cell.text : cell.kind === "rupiah" ? cell.amount : cell.at;
}
