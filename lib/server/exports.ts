import { forSupervisors } from "#lib/auth/guard.ts";
import type { Database } from "#lib/db/connection.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { failure, granted, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { DAY, dayStart, isDay, type Zone } from "#lib/domain/time.ts";
import {
  type Book,
  type BookWords,
  cashMovesTable,
  depositDaysTable,
  journalTable,
  refundsTable,
  shiftsTable,
} from "#lib/reports/book-tables.ts";
import { depositBook } from "#lib/reports/deposit-book.ts";
import { type ExportTable, tableCsv, tableXlsx } from "#lib/reports/export-table.ts";
import { type Export, transactionsCsv, transactionsXlsx } from "#lib/reports/export-transactions.ts";

export type ExportFormat = "csv" | "xlsx";
type WantedBook = {
  readonly book: Book;
  readonly format: ExportFormat;
  /** Days of the outlet's calendar, both included. */
  readonly span: { readonly from: string; readonly to: string };
  readonly signal: AbortSignal;
  readonly zone: Zone;
  readonly words: BookWords & { readonly sheet: string };
};
type File = { readonly bytes: AsyncGenerator<Uint8Array> };

/** The deposit's days are computed from its readings: no more of them at once than a year has. */
const MOST_DEPOSIT_DAYS = 366;

const TABLES = {
  journal: journalTable,
  shifts: shiftsTable,
  cash_moves: cashMovesTable,
  refunds: refundsTable,
} as const;

/** Files of transactions and of the outlet's books, as they stood when they were asked for. */
export function createExports(database: Database) {
  const { scan } = database;

  async function tableOf(actor: Actor, { book, span, zone, words, signal }: WantedBook): Promise<ExportTable | null> {
    const { from, to } = span;
    if (!isDay(from) || !isDay(to) || from > to) return null;
    const days = { from, to, zone, upTo: await journalMark(database.read) };
    if (book !== "deposit_days") return TABLES[book](scan, days, words, signal);
    const [first, last] = [dayStart(from, zone) ?? 0, dayStart(to, zone) ?? 0];
    const count = Math.round((last - first) / DAY) + 1;
    if (count > MOST_DEPOSIT_DAYS) return null;
    const page = granted(await depositBook(scan, actor, { last: to, count, zone }));
    const books = page.days.flatMap(({ book: one }) => one ?? []).reverse();
    return depositDaysTable(books, days, words);
  }

  return {
    /** The file's bytes, made as they are taken; what nobody takes any more is not made. `forbidden` to cashiers. */
    transactions: (actor: Actor, format: ExportFormat, wanted: Export) =>
      forSupervisors(actor, async (): Promise<{ bytes: AsyncGenerator<Uint8Array> }> => {
        if (format === "xlsx") return { bytes: transactionsXlsx(database.scan, wanted) };
        const { csvSeparator } = await readPreferences(database.read);
        return { bytes: transactionsCsv(database.scan, wanted, csvSeparator) };
      }),
    /** One of the outlet's books over some days. `invalid_input` for days that are none, or too many of the deposit's; `forbidden` to cashiers. */
    async book(actor: Actor, wanted: WantedBook): Promise<Result<File>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const { format, words, signal } = wanted;
      const table = await tableOf(actor, wanted);
      if (!table) return failure("invalid_input");
      if (format === "xlsx") return { ok: true, bytes: tableXlsx(table, words.sheet, signal) };
      const { csvSeparator } = await readPreferences(database.read);
      return { ok: true, bytes: tableCsv(table, csvSeparator) };
    },
  };
}
