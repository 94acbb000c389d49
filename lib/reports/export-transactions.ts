import type { Reader } from "#lib/db/connection.ts";
import { type ExportCell, type ExportHead, rupiahCell, textCell } from "#lib/domain/export-cell.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import {
  AMOUNT_COLUMNS,
  billOf,
  type CodeWords,
  commissionOf,
  type ExportedPayment,
  standingOf,
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
  /** Called with the number of rows in each batch as it leaves. */
  readonly count: (rows: number) => void;
  readonly head: ExportHead;
  readonly words: CodeWords & {
    readonly sheet: string;
    /** The label of the last line: how many of how many succeeded. */
    readonly counted: (success: number, all: number) => string;
  };
};

const WIDTHS: Record<TransactionColumn, number> = {
  createdAt: 20,
  trId: 14,
  refId: 18,
  noref: 22,
  hp: 16,
  npp: 12,
  division: 12,
  company: 40,
  period: 18,
  jht: 16,
  jkk: 16,
  jkm: 16,
  jpk: 16,
  jpn: 16,
  nominal: 16,
  admin: 12,
  price: 16,
  rounding: 12,
  cash: 16,
  change: 16,
  commission: 12,
  status: 20,
  method: 12,
  reference: 22,
  cashier: 22,
  shift: 8,
  paidAt: 20,
  product: 24,
  ownFee: 12,
};

/** The bytes of a CSV file, in chunks. */
export async function* transactionsCsv(from: Reader, wanted: Export, separator: string): AsyncGenerator<Uint8Array> {
  const { filter, signal, head, words, count } = wanted;
  const encoder = new TextEncoder();
  yield encoder.encode(csvHead(head, separator));
  for await (const rows of transactionPieces(from, filter, signal)) {
    count(rows.length);
    const cells = rows.map((row) => transactionCells(row, words));
    yield encoder.encode(csvLines(cells, separator, head.zone));
  }
}

/** The bytes of a workbook, in chunks, with totals by state and overall under the last row. */
export async function* transactionsXlsx(from: Reader, wanted: Export): AsyncGenerator<Uint8Array> {
  const { filter, signal, head, words, count } = wanted;
  const widths = TRANSACTION_COLUMNS.map((column) => WIDTHS[column]);
  const book = createXlsx(head, { name: words.sheet, widths });
  const all = emptySums();
  const byState = new Map<string, Sums>();
  for await (const rows of transactionPieces(from, filter, signal)) {
    count(rows.length);
    for (const row of rows) {
      const state = standingOf(row);
      const sums = byState.get(state) ?? emptySums();
      byState.set(state, sums);
      addTo(all, row);
      addTo(sums, row);
    }
    book.add(rows.map((row) => transactionCells(row, words)));
    yield* book.take();
  }
  // A file that was cut off must not look complete.
  if (signal.aborted) return;
  const states = Object.entries(words.states).flatMap(([state, name]) => {
    const sums = byState.get(state);
    return sums ? [sumCells(`${name} (${sums.count})`, sums)] : [];
  });
  const counted = words.counted(byState.get("success")?.count ?? 0, all.count ?? 0);
  book.add([...states, sumCells(counted, all)], "total");
  book.end();
  yield* book.take();
}

type Sums = Record<string, number>;
const emptySums = (): Sums => ({ count: 0, ...Object.fromEntries(AMOUNT_COLUMNS.map((column) => [column, 0])) });

function addTo(sums: Sums, row: ExportedPayment): void {
  const lines = [...billOf(row).lines].map(([code, amount]) => [code.toLowerCase(), amount ?? 0]);
  const amounts: Sums = {
    ...Object.fromEntries(lines),
    nominal: row.nominal,
    admin: row.admin,
    price: row.price,
    rounding: row.rounding,
    commission: commissionOf(row),
    ownFee: row.ownFee,
  };
  sums.count = (sums.count ?? 0) + 1;
  for (const column of AMOUNT_COLUMNS) sums[column] = (sums[column] ?? 0) + (amounts[column] ?? 0);
}

function sumCells(label: string, sums: Sums): ExportCell[] {
  return TRANSACTION_COLUMNS.map((column, at) => {
    if (at === 0) return textCell(label);
    const sum = sums[column];
    return sum === undefined ? null : rupiahCell(sum);
  });
}
