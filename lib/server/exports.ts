import { forSupervisors } from "#lib/auth/guard.ts";
import type { Database } from "#lib/db/connection.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Book } from "#lib/domain/export-cell.ts";
import { separatorOf } from "#lib/domain/preferences.ts";
import { failure, granted, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { DAY, dayStart, isDay, type Zone } from "#lib/domain/time.ts";
import { isSpan } from "#lib/domain/typed-day.ts";
import {
  type BookWords,
  cashMovesTable,
  depositDaysTable,
  journalTable,
  refundsTable,
  salesTable,
  shiftsTable,
} from "#lib/reports/book-tables.ts";
import { spanFigures } from "#lib/reports/daily-report.ts";
import { depositBook } from "#lib/reports/deposit-book.ts";
import { type ExportTable, tableCsv, tableXlsx } from "#lib/reports/export-table.ts";
import { type Export, transactionsCsv, transactionsXlsx } from "#lib/reports/export-transactions.ts";

type Language = "id" | "en";
export type ExportFormat = "csv" | "xlsx";
type Wanted = Export & { readonly language: Language };
type WantedBook = {
  readonly book: Book;
  readonly format: ExportFormat;
  /** Days in the outlet's zone, both included. */
  readonly span: { readonly from: string; readonly to: string };
  readonly signal: AbortSignal;
  readonly zone: Zone;
  readonly language: Language;
  readonly words: BookWords & { readonly sheet: string };
};
type File = { readonly bytes: AsyncGenerator<Uint8Array> };

/** The deposit's days are computed from readings: at most a year's at once. */
const MOST_DEPOSIT_DAYS = 366;

const SALES = { sales_day: "day", sales_cashier: "cashier", sales_method: "method" } as const;
const TABLES = {
  journal: journalTable,
  shifts: shiftsTable,
  cash_moves: cashMovesTable,
  refunds: refundsTable,
} as const;

/** Files of transactions and of the outlet's books, as of the moment of the request. */
export function createExports(database: Database) {
  const { scan } = database;

  async function tableOf(actor: Actor, { book, span, zone, words, signal }: WantedBook): Promise<ExportTable | null> {
    const { from, to } = span;
    if (!isDay(from) || !isDay(to) || from > to) return null;
    const days = { from, to, zone, upTo: await journalMark(database.read) };
    if (book in SALES) {
      const figures = isSpan(span) ? await spanFigures(scan, { ...span, zone }, { upTo: days.upTo }) : null;
      return figures && salesTable(SALES[book as keyof typeof SALES], figures, days, words);
    }
    if (book !== "deposit_days") return TABLES[book as keyof typeof TABLES](scan, days, words, signal);
    const [first, last] = [dayStart(from, zone) ?? 0, dayStart(to, zone) ?? 0];
    const count = Math.round((last - first) / DAY) + 1;
    if (count > MOST_DEPOSIT_DAYS) return null;
    const page = granted(await depositBook(scan, actor, { last: to, count, zone }));
    const books = page.days.flatMap(({ book: one }) => one ?? []).reverse();
    return depositDaysTable(books, days, words);
  }

  type How = {
    readonly format: ExportFormat;
    readonly language: Language;
    readonly sheet: string;
    readonly signal: AbortSignal;
  };

  async function bytesOf(table: ExportTable, { format, language, sheet, signal }: How) {
    if (format === "xlsx") return tableXlsx(table, sheet, signal);
    return tableCsv(table, separatorOf(await readPreferences(database.read), language));
  }

  return {
    /** The file's bytes, produced as they are consumed; a reader who leaves stops the work. `forbidden` to cashiers. */
    transactions: (actor: Actor, format: ExportFormat, wanted: Wanted) =>
      forSupervisors(actor, async (): Promise<{ bytes: AsyncGenerator<Uint8Array> }> => {
        if (format === "xlsx") return { bytes: transactionsXlsx(database.scan, wanted) };
        const separator = separatorOf(await readPreferences(database.read), wanted.language);
        return { bytes: transactionsCsv(database.scan, wanted, separator) };
      }),
    /** The bytes of a table for supervisors, produced as they are consumed. */
    table: (actor: Actor, table: ExportTable, how: How) =>
      forSupervisors(actor, async () => ({ bytes: await bytesOf(table, how) })),
    /**
     * One of the outlet's books over some days. `invalid_input` for invalid days, or too many of the deposit's; `forbidden` to cashiers.
     */
    async book(actor: Actor, wanted: WantedBook): Promise<Result<File>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const { words } = wanted;
      const table = await tableOf(actor, wanted);
      if (!table) return failure("invalid_input");
      return { ok: true, bytes: await bytesOf(table, { ...wanted, sheet: words.sheet }) };
    },
  };
}
