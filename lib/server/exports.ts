import { forSupervisors } from "#lib/auth/guard.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Book } from "#lib/domain/export-cell.ts";
import { separatorOf } from "#lib/domain/preferences.ts";
import { failure, granted, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { DAY, dayStart, isDay, type Zone } from "#lib/domain/time.ts";
import { isSpan } from "#lib/domain/typed-day.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
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
import { type Export, transactionsTable } from "#lib/reports/export-transactions.ts";

type Language = "id" | "en";
export type ExportFormat = "csv" | "xlsx";
type Wanted = Export & { readonly language: Language };
/** For the audit log: the file's name, and its filter. */
type Taken = { readonly subject: string; readonly data: object };
type How = {
  readonly format: ExportFormat;
  readonly language: Language;
  readonly sheet: string;
  readonly signal: AbortSignal;
  readonly taken: Taken;
};
type WantedBook = {
  readonly book: Book;
  /** The file's name. */
  readonly file: string;
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

const SALES = {
  sales_day: "day",
  sales_week: "week",
  sales_month: "month",
  sales_cashier: "cashier",
  sales_method: "method",
  sales_product: "product",
} as const;
const TABLES = {
  journal: journalTable,
  shifts: shiftsTable,
  cash_moves: cashMovesTable,
  refunds: refundsTable,
} as const;

type ExportDeps = Pick<PaymentDeps, "database" | "auditKey" | "now" | "log">;

/**
 * Files of transactions and of the outlet's books, as of the moment of the request. Each export is audited, with the number of rows that
 * left.
 */
export function createExports({ database, auditKey, now, log }: ExportDeps) {
  const { office } = database;

  /** A table's bytes, produced as they are consumed; however it ends, an audit row records who took it. */
  async function* bytesOf(by: Actor, table: ExportTable, how: How): AsyncGenerator<Uint8Array> {
    const { format, language, sheet, signal, taken } = how;
    let rows = 0;
    let whole = false;
    const pieces = (async function* () {
      for await (const some of table.pieces) {
        rows += some.length;
        yield some;
      }
    })();
    try {
      if (format === "xlsx") yield* tableXlsx({ ...table, pieces }, sheet, signal);
      else yield* tableCsv({ ...table, pieces }, separatorOf(await readPreferences(office), language));
      whole = !signal.aborted;
    } finally {
      const data = { ...taken.data, format, rows, whole };
      const row = { at: now(), by, action: "export.take", subject: taken.subject, data };
      // Nobody waits for the end of an export that was given up, so nobody else says that it is not on record.
      await database
        .transaction((tx) => appendAudit(tx, auditKey, row))
        .catch((error) => {
          log.error({ err: error, export: taken.subject, by: by.id }, "an export is not on record");
          throw error;
        });
    }
  }

  async function tableOf(actor: Actor, { book, span, zone, words, signal }: WantedBook): Promise<ExportTable | null> {
    const { from, to } = span;
    if (!isDay(from) || !isDay(to) || from > to) return null;
    const days = { from, to, zone, upTo: await journalMark(office) };
    if (book in SALES) {
      const figures = isSpan(span) ? await spanFigures(office, { ...span, zone }, { upTo: days.upTo }) : null;
      return figures && salesTable(SALES[book as keyof typeof SALES], figures, days, words);
    }
    if (book !== "deposit_days") return TABLES[book as keyof typeof TABLES](office, days, words, signal);
    const [first, last] = [dayStart(from, zone) ?? 0, dayStart(to, zone) ?? 0];
    const count = Math.round((last - first) / DAY) + 1;
    if (count > MOST_DEPOSIT_DAYS) return null;
    const page = granted(await depositBook(office, actor, { last: to, count, zone }));
    const books = page.days.flatMap(({ book: one }) => one ?? []).reverse();
    return depositDaysTable(books, days, words);
  }

  return {
    /** The file's bytes, produced as they are consumed; a reader who leaves stops the work. `forbidden` to cashiers. */
    transactions: (actor: Actor, format: ExportFormat, wanted: Wanted) =>
      forSupervisors(actor, async () => {
        const taken = { subject: "transaksi", data: wanted.filter };
        const how = { ...wanted, format, sheet: wanted.words.sheet, taken };
        return { bytes: bytesOf(actor, transactionsTable(office, wanted), how) };
      }),
    /** The bytes of a table for supervisors, produced as they are consumed. */
    table: (actor: Actor, table: ExportTable, how: How) =>
      forSupervisors(actor, async () => ({ bytes: bytesOf(actor, table, how) })),
    /**
     * One of the outlet's books over some days. `invalid_input` for invalid days, or too many of the deposit's; `forbidden` to cashiers.
     */
    async book(actor: Actor, wanted: WantedBook): Promise<Result<File>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      const { words, file, span } = wanted;
      const table = await tableOf(actor, wanted);
      if (!table) return failure("invalid_input");
      const how = { ...wanted, sheet: words.sheet, taken: { subject: file, data: span } };
      return { ok: true, bytes: bytesOf(actor, table, how) };
    },
  };
}
