import { ALL_METHODS } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { expectedCash, movedCash, type Totals } from "#lib/domain/shift.ts";

export type ReportWords = Readonly<
  Record<
    | "figure"
    | "outlet"
    | "count"
    | "nominal"
    | "admin"
    | "total"
    | "commission"
    | "cash"
    | "qris"
    | "transfer"
    | "debit"
    | "unknown"
    | "cashIn"
    | "cashOut"
    | "added"
    | "takenOut"
    | "expected"
    | "unsettled"
    | "toReturn",
    string
  >
>;
export type ReportRow = {
  readonly label: string;
  readonly value: (totals: Totals) => string;
  readonly strong?: boolean;
};

const orDash = (count: number, value: string) => (count === 0 ? "-" : value);

/** The figures of a report in groups, one a row; their columns are the outlet and its cashiers. The screen and the page print the same. */
export function reportRows(words: ReportWords): readonly (readonly ReportRow[])[] {
  return [
    [
      { label: words.count, value: ({ paid }) => String(paid.count) },
      { label: words.nominal, value: ({ paid }) => formatRupiah(paid.nominal) },
      { label: words.admin, value: ({ paid }) => formatRupiah(paid.admin) },
      { label: words.total, value: ({ paid }) => formatRupiah(paid.total), strong: true },
      { label: words.commission, value: ({ paid }) => formatRupiah(paid.commission) },
    ],
    ALL_METHODS.map((method) => ({
      label: words[method],
      value: ({ methods }: Totals) => {
        const { count, total } = methods[method].success;
        return orDash(count, `${formatRupiah(total)} (${count})`);
      },
    })),
    [
      { label: words.cashIn, value: ({ cashIn }) => formatRupiah(cashIn.total) },
      { label: words.cashOut, value: ({ cashOut }) => formatRupiah(-cashOut.total) },
      {
        label: words.added,
        value: ({ moves }) => orDash(movedCash(moves).added.count, formatRupiah(movedCash(moves).added.total)),
      },
      {
        label: words.takenOut,
        value: ({ moves }) => orDash(movedCash(moves).takenOut.count, formatRupiah(-movedCash(moves).takenOut.total)),
      },
      { label: words.expected, value: (totals) => formatRupiah(expectedCash(0, totals)), strong: true },
    ],
    [
      {
        label: words.unsettled,
        value: ({ unsettled: { count, total } }) => orDash(count, `${formatRupiah(total)} (${count})`),
      },
      {
        label: words.toReturn,
        value: ({ toReturn: { count, total } }) => orDash(count, `${formatRupiah(total)} (${count})`),
      },
    ],
  ];
}
