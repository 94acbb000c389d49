import type { ReactNode } from "react";

export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts stand at the right, and never wrap. */
  readonly numeric?: boolean;
  /** Numbers that are names: kode iuran, inquiry IDs. */
  readonly mono?: boolean;
  /** On a card: at its right edge rather than under the row's name. `first` stands on the top line. */
  readonly end?: "first" | "next";
};

type Props<Row> = {
  /** Named for screen readers; the page's heading says it to the others. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/**
 * Rows of one kind. The first column names its row. Where the table's own place is narrow, each row is a card with the same cells:
 * nothing is left out, and nothing lies beyond an edge.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <div className="@container relative">
      <table className="w-full border-collapse @max-2xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-2xl:sr-only">
          <tr className="border-b border-line text-small text-ink-faint">
            {columns.map(({ label, numeric }) => (
              <th
                key={label}
                scope="col"
                className={`px-3 py-2.5 font-medium whitespace-nowrap first:pl-5 last:pr-5 ${numeric ? "text-right" : "text-left"}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-2xl:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="relative border-b border-line last:border-b-0 hover:bg-raised has-focus-visible:bg-raised @max-2xl:grid @max-2xl:grid-flow-row-dense @max-2xl:grid-cols-[minmax(0,1fr)_auto] @max-2xl:gap-x-4 @max-2xl:gap-y-1 @max-2xl:px-5 @max-2xl:py-3.5"
            >
              {columns.map((column, at) =>
                at === 0 ? (
                  <th
                    key={column.label}
                    scope="row"
                    className={`text-left font-semibold @max-2xl:order-first @2xl:px-3 @2xl:py-3 @2xl:pl-5 ${look(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.label} className={`@2xl:px-3 @2xl:py-3 @2xl:last:pr-5 ${look(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ENDS = { first: "@max-2xl:order-first", next: "" };

function look<Row>({ numeric, mono, end }: Column<Row>): string {
  const card = end
    ? `@max-2xl:col-start-2 @max-2xl:justify-self-end ${ENDS[end]}`
    : "@max-2xl:col-start-1 @max-2xl:not-first:text-small @max-2xl:not-first:text-ink-faint";
  return `${numeric ? "text-right whitespace-nowrap" : ""} ${mono ? "font-mono text-[0.94em] whitespace-nowrap" : ""} ${card}`;
}
