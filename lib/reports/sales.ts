import { type LineSum, type Totals, totalsOf } from "#lib/domain/totals.ts";
import { weekOf } from "#lib/domain/typed-day.ts";

/** How sales can be grouped. */
export const SALES_BY = ["day", "week", "month", "cashier", "method", "product"] as const;
export type SalesBy = (typeof SALES_BY)[number];

/** Totals of one group; `key`: a calendar day, a week's Monday, a month (`2026-11`), a cashier's id, a method, a product's id. */
export type Sales = { readonly key: string; readonly totals: Totals };
type Line = LineSum & { readonly day: string; readonly cashierId: string | null; readonly family: string | null };

const KEYS: Readonly<Record<SalesBy, (line: Line) => string | null>> = {
  day: ({ day }) => day,
  week: ({ day }) => weekOf(day).from,
  month: ({ day }) => day.slice(0, 7),
  cashier: ({ cashierId }) => cashierId,
  method: ({ method }) => method,
  product: ({ family }) => family,
};

/** Groups journal lines, in the order of the keys; products by their sums, largest first. */
export function salesBy(by: SalesBy, lines: readonly Line[]): Sales[] {
  const groups = Map.groupBy(lines, KEYS[by]);
  return [...groups]
    .flatMap(([key, group]) => (key === null ? [] : [{ key, totals: totalsOf(group) }]))
    .filter(({ totals: { cashIn, paid, unsettled, ...rest } }) =>
      [refundedOf(rest), cashIn.count, paid.count, unsettled.count].some((one) => one !== 0),
    )
    .sort((one, other) =>
      by === "product" && one.totals.paid.total !== other.totals.paid.total
        ? other.totals.paid.total - one.totals.paid.total
        : one.key.localeCompare(other.key),
    );
}

/** Refunds in rupiah, by all methods. */
export function refundedOf({ cashOut, returnedOtherwise }: Pick<Totals, "cashOut" | "returnedOtherwise">): number {
  return cashOut.total + returnedOtherwise.total;
}
