import type { ReactNode } from "react";

export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts stand at the right, and never wrap. */
  readonly numeric?: boolean;
  /** Numbers that are names: kode iuran, inquiry IDs. */
  readonly mono?: boolean;
  /** The narrowest screen that has room for it: tablets, or the office's. */
  readonly from?: "sm" | "lg";
};

type Props<Row> = {
  /** Named for screen readers; the page's heading says it to the others. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

const FROM = { sm: "max-sm:hidden", lg: "max-lg:hidden" };

/** Rows of one kind. The first column names its row; a table wider than its place scrolls inside it. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  const look = ({ numeric, mono, from }: Column<Row>) =>
    `${numeric ? "text-right whitespace-nowrap" : "text-left"} ${mono ? "font-mono text-[0.94em] whitespace-nowrap" : ""} ${from ? FROM[from] : ""}`;
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-small text-ink-faint">
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={`px-4 py-2.5 font-medium whitespace-nowrap ${look({ ...column, mono: false })}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="border-b border-line last:border-b-0 hover:bg-raised has-focus-visible:bg-raised"
            >
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.label} scope="row" className={`min-w-40 px-4 py-3 font-medium ${look(column)}`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.label} className={`px-4 py-3 whitespace-nowrap ${look(column)}`}>
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
