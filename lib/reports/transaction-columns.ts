import type { TransactionRow } from "#lib/db/search/transactions.ts";
import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { formatPeriod } from "#lib/domain/period.ts";

/** The columns of the export, in order; their headings stand in the message files. */
export const TRANSACTION_COLUMNS = [
  "createdAt",
  "trId",
  "refId",
  "noref",
  "hp",
  "company",
  "period",
  "nominal",
  "admin",
  "price",
  "rounding",
  "commission",
  "status",
  "method",
  "reference",
  "cashier",
  "paidAt",
] as const;
export type TransactionColumn = (typeof TRANSACTION_COLUMNS)[number];

/** Where the amounts stand, for the totals under them. */
export const AMOUNT_COLUMNS: readonly TransactionColumn[] = ["nominal", "admin", "price", "rounding", "commission"];

/** Words for what a row holds as codes; of the states `reversed` too. */
export type CodeWords = {
  readonly states: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
};

/** What a payment counts as: a success that was taken back is none. */
export function standingOf({ state, reversedAt }: TransactionRow): TransactionRow["state"] | "reversed" {
  return reversedAt === null ? state : "reversed";
}

/** The commission is `price` − `selling_price`, and earned by a success that stands. */
export function commissionOf(row: TransactionRow): number {
  return standingOf(row) === "success" ? row.price - row.sellingPrice : 0;
}

/** The cells of a payment in the order of `TRANSACTION_COLUMNS`; amounts in rupiah, times in UTC milliseconds until a writer puts them into the zone. */
export function transactionCells(row: TransactionRow, words: CodeWords): ExportCell[] {
  const cells: Record<TransactionColumn, ExportCell> = {
    createdAt: timeCell(row.createdAt),
    trId: textCell(row.trId),
    refId: textCell(row.refId),
    noref: textCell(row.noref),
    hp: textCell(row.hp),
    company: textCell(row.company),
    period: textCell(formatPeriod(row.period)),
    nominal: rupiahCell(row.nominal),
    admin: rupiahCell(row.admin),
    price: rupiahCell(row.price),
    rounding: rupiahCell(row.rounding),
    commission: rupiahCell(commissionOf(row)),
    status: textCell(words.states[standingOf(row)] ?? row.state),
    method: textCell(words.methods[row.method] ?? row.method),
    reference: textCell(row.reference),
    cashier: textCell(row.cashierName),
    paidAt: timeCell(row.paidAt),
  };
  return TRANSACTION_COLUMNS.map((column) => cells[column]);
}
