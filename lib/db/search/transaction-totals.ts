import type { Reader } from "#lib/db/connection.ts";
import { startOfHour } from "#lib/db/journal/hourly-totals.ts";
import { AMOUNT_SUMS, type Sums, sumOfColumn } from "#lib/db/sums.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { latestRows, MOST } from "./method-totals.ts";
import { searchSums } from "./search.ts";
import { sumsOf } from "./search-index.ts";

export type { Sums } from "#lib/db/sums.ts";
/** `success`: the part for which money has moved. */
export type Totals = Sums & { readonly success: Sums };

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
  return (await foundTotals(from, filter, Number.POSITIVE_INFINITY)) ?? { ...NONE, success: NONE };
}

/**
 * Successes of a filter by product, largest first. Null with a search or a method, which the hourly totals don't have, and without a first
 * day: grouping all hours of a million payments would keep the page waiting.
 */
export async function productTotals(
  from: Reader,
  filter: TransactionFilter,
): Promise<(Pick<Sums, "count" | "price"> & { readonly family: string })[] | null> {
  if (filter.search || filter.method || filter.since === undefined) return null;
  if (filter.state && filter.state !== "success") return [];
  // Only what is shown: SQLite sorts the rows with every column that is summed.
  const sums = await hoursOf(from, filter, ["success"])
    .select(["family", sumOfColumn("price"), sumOfColumn("count")])
    .groupBy("family")
    .execute();
  return sums.filter(({ count }) => count > 0).sort((one, other) => other.price - one.price);
}

/** Null: more than `most`. */
async function foundTotals(from: Reader, filter: TransactionFilter, most: number): Promise<Totals | null> {
  const found = filter.search
    ? await searchSums(from, filter, most)
    : await sumsOf(from, filter, latestRows(from, filter, most));
  const all = sumOf(found);
  return all.count > most ? null : { ...all, success: sumOf(found.filter(({ paid }) => paid === 1)) };
}

/** Two sums instead of one by state, for which SQLite would sort all rows. Reversed successes count in the overall sum. */
async function byTheHour(from: Reader, filter: TransactionFilter): Promise<Totals> {
  const { state } = filter;
  const all = await sumOfHours(from, filter, state === "success" ? ["success", "reversed"] : state && [state]);
  const success = !state || state === "success" ? await sumOfHours(from, filter, ["success"]) : NONE;
  return { ...all, success };
}

async function sumOfHours(from: Reader, filter: TransactionFilter, states?: readonly string[]): Promise<Sums> {
  const sums = await hoursOf(from, filter, states)
    .select([...AMOUNT_SUMS, sumOfColumn("count")])
    .executeTakeFirstOrThrow();
  return sums.count === null ? NONE : sums;
}

function hoursOf(from: Reader, { since, until, cashierId, family }: TransactionFilter, states?: readonly string[]) {
  for (const end of [since, until]) {
    if (end !== undefined && end !== startOfHour(end)) throw new RangeError(`${end} is not a whole hour`);
  }
  let query = from.query.selectFrom("hourlyTotals");
  if (since !== undefined) query = query.where("hour", ">=", since);
  if (until !== undefined) query = query.where("hour", "<", until);
  if (cashierId) query = query.where("cashierId", "=", cashierId);
  if (family) query = query.where("family", "=", family);
  return states ? query.where("state", "in", states) : query;
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
