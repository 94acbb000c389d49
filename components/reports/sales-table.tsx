import { Download } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { saleFigures } from "#lib/domain/report-rows.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Totals } from "#lib/domain/totals.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";

export type SaleRow = {
  readonly key: string;
  readonly name: string;
  /** To the details of the row. */
  readonly href: string;
  readonly totals: Totals;
};
type Props = {
  readonly by: "day" | "week" | "month" | "cashier" | "method" | "product";
  readonly rows: readonly SaleRow[];
  /** The days of the files; null: no files. */
  readonly span: DaySpan | null;
  readonly title?: string;
};

const refunded = ({ cashOut, returnedOtherwise }: Totals) => cashOut.total + returnedOtherwise.total;

/** Totals of each group, and the same as files. */
export async function SalesTable({ by, rows, span, title: special }: Props) {
  const t = await getTranslations("report");
  const columns = await getTranslations("books");
  /** On a phone, where a row is a card, the value is beside its label. */
  const figure = (label: string, of: (totals: Totals) => string): Column<SaleRow> => ({
    label,
    numeric: true,
    cell: ({ totals }) => (
      <span className="@max-table:flex @max-table:justify-between @max-table:gap-4">
        <span className="@table:hidden">{label}</span>
        {of(totals)}
      </span>
    ),
  });
  const amount = (label: string, of: (totals: Totals) => number) => figure(label, (totals) => formatRupiah(of(totals)));
  const title = special ?? t(`by_${by}`);
  const file = (format: "csv" | "xlsx", span: DaySpan) =>
    `/api/books?${new URLSearchParams({ what: `sales_${by}`, format, from: span.from, to: span.to })}`;
  return (
    <Card
      title={title}
      className="overflow-hidden"
      aside={
        span &&
        (["csv", "xlsx"] as const).map((format) => (
          <a
            key={format}
            href={file(format, span)}
            download
            aria-label={`${columns(format)}: ${title}`}
            className={`${buttonClass("ghost", "md")} px-3`}
          >
            <Download aria-hidden className="size-4" />
            {format.toUpperCase()}
          </a>
        ))
      }
    >
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            label: columns(`column_${by}`, { zone: "" }),
            cell: ({ name, href }) => (
              <Link href={href} prefetch={false} className="text-accent underline underline-offset-4">
                {name}
              </Link>
            ),
          },
          figure(columns("column_succeeded"), ({ paid }) => String(paid.count)),
          ...saleFigures(rows).map(({ key, of }) => amount(columns(`column_${key}`), of)),
          ...(rows.some(({ totals }) => refunded(totals) !== 0) ? [amount(columns("column_refunded"), refunded)] : []),
        ]}
      />
    </Card>
  );
}
