import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { startOfHour } from "#lib/db/journal/hourly-totals.ts";
import { AMOUNT_SUMS, type Sums, sumOfColumn } from "#lib/db/sums.ts";
import { DAY } from "#lib/domain/time.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { latestRows, MOST } from "./method-totals.ts";
import { searchSums } from "./search.ts";
import { sumsOf } from "./search-index.ts";

export type { Sums } from "#lib/db/sums.ts";
/**
 * `success`: the part for which money has moved. `products`: the same by product, largest first; null with a search or a method, which the
 * hourly totals don't have.
 */
export type Totals = Sums & { readonly success: Sums; readonly products: readonly ProductSums[] | null };
type ProductSums = Sums & { readonly family: string };

/** A longer span is read in the order in which the totals lie, whatever the hour: faster than by the hour, which then needs sorting. */
const LONG = 14 * DAY;

/**
 * Totals of a filter. Exact: from the hourly totals, or added up if there is a search or a method. `more`: more than 10,000 match, and only
 * `countTransactions` can tell. Throws a RangeError for a range not in full hours.
 */
export async function transactionTotals(
  from: Reader,
  filter: TransactionFilter,
): Promise<({ readonly more: false } & Totals) | { readonly more: true }> {
  if (!filter.search && !filter.method) return { more: false, ...(await byTheHour(from, filter)) };
  const totals = await foundTotals(from, filter, MOST);
  return totals ? { more: false, ...totals } : { more: true };
}

/** The same without a limit: may read every payment. */
export async function countTransactions(from: Reader, filter: TransactionFilter): Promise<Totals> {
  if (!filter.search && !filter.method) return byTheHour(from, filter);
  return (await foundTotals(from, filter, Number.POSITIVE_INFINITY)) ?? { ...NONE, success: NONE, products: null };
}

/** Null: more than `most`. */
async function foundTotals(from: Reader, filter: TransactionFilter, most: number): Promise<Totals | null> {
  const found = filter.search
    ? await searchSums(from, filter, most)
    : await sumsOf(from, filter, latestRows(from, filter, most));
  const all = sumOf(found);
  const success = sumOf(found.filter(({ paid }) => paid === 1));
  return all.count > most ? null : { ...all, success, products: null };
}

/** Reversed successes are a state of their own, and count in the overall sum. */
async function byTheHour(from: Reader, { since, until, cashierId, family, state }: TransactionFilter): Promise<Totals> {
  for (const end of [since, until]) {
    if (end !== undefined && end !== startOfHour(end)) throw new RangeError(`${end} is not a whole hour`);
  }
  const isLong = since === undefined || until === undefined || until - since > LONG;
  const hour = isLong ? sql<number>`+hour` : sql.ref<number>("hour");
  let query = from.query
    .selectFrom("hourlyTotals")
    .select(["family", "state", sumOfColumn("count"), ...AMOUNT_SUMS])
    .groupBy(["family", "state"]);
  if (since !== undefined) query = query.where(hour, ">=", since);
  if (until !== undefined) query = query.where(hour, "<", until);
  if (cashierId) query = query.where("cashierId", "=", cashierId);
  if (family) query = query.where("family", "=", family);
  if (state) query = query.where("state", "in", state === "success" ? ["success", "reversed"] : [state]);
  const sums = await query.execute();
  const products = sums.filter((sum) => sum.state === "success" && sum.count > 0);
  return {
    ...sumOf(sums),
    success: sumOf(products),
    products: products.toSorted((one, other) => other.price - one.price),
  };
}

const NONE: Sums = { count: 0, nominal: 0, admin: 0, price: 0, sellingPrice: 0 };

function sumOf(rows: readonly Sums[]): Sums {
  const sum = (of: keyof Sums) => rows.reduce((total, row) => total + row[of], 0);
  return {
    count: sum("count"),
    nominal: sum("nominal"),
    admin: sum("admin"),
    price: sum("price"),
    sellingPrice: sum("sellingPrice"),
  };
}
