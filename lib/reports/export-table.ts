import { type ExportCell, rupiahCell, textCell } from "#lib/domain/export-cell.ts";
import type { Zone } from "#lib/domain/time.ts";
import { csvHead, csvLines } from "./write-csv.ts";
import { createXlsx } from "./write-xlsx.ts";

export type Cells = readonly ExportCell[];

/** A file's content: its columns, and its rows in batches, of which only one is in memory at a time. */
export type ExportTable = {
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly pieces: AsyncIterable<readonly Cells[]>;
  /** Rows under the last row of a workbook, requested once all rows are taken. */
  readonly totals?: () => readonly Cells[];
  readonly zone: Zone;
};

/** The bytes of a CSV file, in chunks. */
export async function* tableCsv({ columns, pieces, zone }: ExportTable, separator: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvHead({ headings: columns.map(({ heading }) => heading), zone }, separator));
  for await (const rows of pieces) yield encoder.encode(csvLines(rows, separator, zone));
}

/** The bytes of a workbook, in chunks, with the totals under the last row. */
export async function* tableXlsx(table: ExportTable, sheet: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { columns, pieces, totals, zone } = table;
  const head = { headings: columns.map(({ heading }) => heading), zone };
  const book = createXlsx(head, { name: sheet, widths: columns.map(({ width }) => width) });
  for await (const rows of pieces) {
    book.add(rows);
    yield* book.take();
  }
  // A file that was cut off must not look complete.
  if (signal.aborted) return;
  if (totals) book.add(totals(), "total");
  book.end();
  yield* book.take();
}

/** A row of sums: its label in the first cell, and the sum in each amount column. */
export function totalCells(label: string, columns: readonly string[], sums: Readonly<Record<string, number>>): Cells {
  return columns.map((column, at) => {
    if (at === 0) return textCell(label);
    const sum = sums[column];
    return sum === undefined ? null : rupiahCell(sum);
  });
}
