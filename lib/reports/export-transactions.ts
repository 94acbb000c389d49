import type { Reader } from "#lib/db/connection.ts";
import type { ExportHead } from "#lib/domain/export-cell.ts";
import { countedState } from "#lib/domain/payment.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type Cells, type ExportTable, totalCells } from "./export-table.ts";
import { COLUMNS, type CodeWords, type ExportedPayment, transactionCells } from "./transaction-columns.ts";
import { transactionPieces } from "./transaction-pieces.ts";

export type Export = {
  readonly filter: TransactionFilter;
  readonly signal: AbortSignal;
  readonly head: ExportHead;
  readonly words: CodeWords & {
    readonly sheet: string;
    /** The label of the last line, whose sums are of every state. */
    readonly everything: (count: number) => string;
  };
};

const NAMES = COLUMNS.map(({ name }) => name);

/** The payments of a filter as a table, with totals by state and overall. */
export function transactionsTable(from: Reader, { filter, signal, head, words }: Export): ExportTable {
  const all = emptySums();
  const byState = new Map<string, Sums>();
  const cells = (row: ExportedPayment) => {
    const made = transactionCells(row, words);
    const state = countedState(row);
    const sums = byState.get(state) ?? emptySums();
    byState.set(state, sums);
    addTo(all, made);
    addTo(sums, made);
    return made;
  };
  const states = () =>
    Object.entries(words.states).flatMap(([state, name]) => {
      const sums = byState.get(state);
      return sums ? [totalCells(`${name} (${sums.count})`, NAMES, sums)] : [];
    });
  return {
    columns: COLUMNS.map(({ width }, at) => ({ heading: head.headings[at] ?? "", width })),
    pieces: (async function* () {
      for await (const rows of transactionPieces(from, filter, signal)) yield rows.map(cells);
    })(),
    totals: () => [...states(), totalCells(words.everything(all.count ?? 0), NAMES, all)],
    zone: head.zone,
  };
}

type Sums = Record<string, number>;
const emptySums = (): Sums => ({
  count: 0,
  ...Object.fromEntries(COLUMNS.flatMap(({ name, adds }) => (adds ? [[name, 0]] : []))),
});

function addTo(sums: Sums, cells: Cells): void {
  sums.count = (sums.count ?? 0) + 1;
  for (const [at, column] of NAMES.entries()) {
    const [sum, cell] = [sums[column], cells[at]];
    if (sum !== undefined && cell?.kind === "rupiah") sums[column] = sum + cell.amount;
  }
}
