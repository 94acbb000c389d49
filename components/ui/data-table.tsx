import type { ReactNode } from "react";

export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts: right-aligned, never wrapped. */
  readonly numeric?: boolean;
  /** Numbers used as names: customer numbers, inquiry IDs. */
  readonly mono?: boolean;
  /** For a first column with cells of very different length: it takes the room that the others leave. */
  readonly wide?: boolean;
  /** On a card: at its right edge instead of under the row's name. `first` is on the top line. */
  readonly end?: "first" | "next";
};

type Props<Row> = {
  /** For screen readers; others see the page's heading. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/**
 * Rows of one kind. The first column names its row. Where the table is narrow, each row is a card with the same cells (one column on the
 * narrowest): nothing is left out or cut off.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <div className="@container relative">
      <table className="w-full border-collapse @max-table:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-table:sr-only">
          <tr className="border-b border-line text-small text-ink-faint">
            {columns.map(({ label, numeric, wide }) => (
              <th
                key={label}
                scope="col"
                className={`px-2 py-2.5 font-medium @4xl:px-3 whitespace-nowrap first:pl-5 last:pr-5 @4xl:first:pl-5 @4xl:last:pr-5 ${numeric ? "text-right" : "text-left"} ${wide ? "w-full" : ""}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-table:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="relative border-b border-line last:border-b-0 hover:bg-raised has-focus-visible:bg-raised @max-table:grid @max-table:grid-flow-row-dense @max-table:grid-cols-[minmax(0,1fr)_auto] @max-[20rem]:grid-cols-1 @max-table:gap-x-4 @max-table:gap-y-1 @max-table:px-5 @max-table:py-3.5"
            >
              {columns.map((column, at) =>
                at === 0 ? (
                  <th
                    key={column.label}
                    scope="row"
                    className={`text-left font-semibold wrap-anywhere @table:min-w-28 @4xl:min-w-40 @max-table:order-first @table:px-2 @table:py-3 @table:pl-5 @4xl:px-3 @4xl:pl-5 ${look(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.label}
                    className={`@table:px-2 @table:py-3 @table:last:pr-5 @4xl:px-3 @4xl:last:pr-5 ${look(column)}`}
                  >
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

const ENDS = { first: "@max-table:order-first", next: "" };

function look<Row>({ numeric, mono, end }: Column<Row>): string {
  const card = end
    ? `@min-[20rem]:@max-table:col-start-2 @min-[20rem]:@max-table:justify-self-end ${ENDS[end]}`
    : "@max-table:col-start-1 @max-table:not-first:text-small @max-table:not-first:text-ink-faint";
  // Above the link that covers the whole row: numbers can be selected and copied.
  return `${numeric || mono ? "relative z-1 cursor-text" : ""} ${numeric ? "text-right whitespace-nowrap" : ""} ${mono ? "font-mono text-[0.94em] whitespace-nowrap" : ""} ${card}`;
}
