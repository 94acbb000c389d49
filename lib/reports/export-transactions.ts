import type { Reader } from "#lib/db/connection.ts";
import type { TransactionRow } from "#lib/db/search/transactions.ts";
import { type ExportCell, type ExportHead, rupiahCell, textCell } from "#lib/domain/export-cell.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import {
  AMOUNT_COLUMNS,
  type CodeWords,
  commissionOf,
  TRANSACTION_COLUMNS,
  type TransactionColumn,
  transactionCells,
} from "./transaction-columns.ts";
import { transactionPieces } from "./transaction-pieces.ts";
import { csvHead, csvLines } from "./write-csv.ts";
import { createXlsx } from "./write-xlsx.ts";

export type Export = {
  readonly filter: TransactionFilter;
  readonly signal: AbortSignal;
  readonly head: ExportHead;
  readonly words: CodeWords & { readonly sheet: string; readonly sum: string; readonly sumOfSuccess: string };
};

const WIDTHS: Record<TransactionColumn, number> = {
  createdAt: 20,
  trId: 14,
  refId: 18,
  noref: 22,
  hp: 16,
  company: 40,
  period: 18,
  nominal: 16,
  admin: 12,
  price: 16,
  rounding: 12,
  commission: 12,
  status: 20,
  method: 12,
  reference: 22,
  cashier: 22,
  paidAt: 20,
};

/** The bytes of a CSV file, piece by piece. */
export async function* transactionsCsv(from: Reader, wanted: Export, separator: string): AsyncGenerator<Uint8Array> {
  const { filter, signal, head, words } = wanted;
  const encoder = new TextEncoder();
  yield encoder.encode(csvHead(head, separator));
  for await (const rows of transactionPieces(from, filter, signal)) {
    const cells = rows.map((row) => transactionCells(row, words));
    yield encoder.encode(csvLines(cells, separator, head.zone));
  }
}

/** The bytes of a workbook, piece by piece, with the totals under the last row. */
export async function* transactionsXlsx(from: Reader, wanted: Export): AsyncGenerator<Uint8Array> {
  const { filter, signal, head, words } = wanted;
  const widths = TRANSACTION_COLUMNS.map((column) => WIDTHS[column]);
  const book = createXlsx(head, { name: words.sheet, widths });
  const all = emptySums();
  const succeeded = emptySums();
  for await (const rows of transactionPieces(from, filter, signal)) {
    for (const row of rows) {
      addTo(all, row);
      if (row.state === "success") addTo(succeeded, row);
    }
    book.add(rows.map((row) => transactionCells(row, words)));
    yield* book.take();
  }
  // A file that was cut off must not look whole.
  if (signal.aborted) return;
  book.add([sumCells(words.sum, all), sumCells(words.sumOfSuccess, succeeded)], "total");
  book.end();
  yield* book.take();
}

type Sums = Record<string, number>;
const emptySums = (): Sums => Object.fromEntries(AMOUNT_COLUMNS.map((column) => [column, 0]));

function addTo(sums: Sums, row: TransactionRow): void {
  const amounts: Sums = {
    nominal: row.nominal,
    admin: row.admin,
    price: row.price,
    rounding: row.rounding,
    commission: commissionOf(row),
  };
  for (const column of AMOUNT_COLUMNS) sums[column] = (sums[column] ?? 0) + (amounts[column] ?? 0);
}

function sumCells(label: string, sums: Sums): ExportCell[] {
  return TRANSACTION_COLUMNS.map((column, at) => {
    if (at === 0) return textCell(label);
    const sum = sums[column];
    return sum === undefined ? null : rupiahCell(sum);
  });
}
