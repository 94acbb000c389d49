import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { startOfHour } from "#lib/db/journal/hourly-totals.ts";
import { AMOUNT_SUMS, type Sums, sumOfColumn } from "#lib/db/sums.ts";
import type { PayMethod } from "#lib/domain/payment.ts";
import { DAY } from "#lib/domain/time.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { searchSums } from "./search.ts";
import { type FoundSums, sumsOf } from "./search-index.ts";
import { narrowed } from "./transaction-rows.ts";

/** `received`: what customers handed over, with own fee and rounding. These three are null where only the hourly totals could tell. */
type Told = Sums & { readonly [beside in "ownFee" | "rounding" | "received"]: number | null };
/**
 * `success`: the part for which money has moved. `products`: the same by product, largest first. `methods`: the same by method; null
 * where only the hourly totals could tell.
 */
export type Totals = Told & {
  readonly success: Told;
  readonly products: readonly (Told & { readonly family: string })[];
  readonly methods: readonly (Told & { readonly method: PayMethod })[] | null;
};

/** Payments are added up one by one to this number; above it, only on request. */
const MOST = 10_000;

/** A longer span is read in the order in which the totals lie, whatever the hour: faster than by the hour, which then needs sorting. */
const LONG = 14 * DAY;

/**
 * Totals of a filter. Exact: added up one by one, or from the hourly totals if more than 10,000 match. `more`: more match, and there is a
 * search or a method, which the hourly totals don't have: only `countTransactions` can tell. Throws a RangeError for a range not in full
 * hours.
 */
export async function transactionTotals(
  from: Reader,
  filter: TransactionFilter,
): Promise<({ readonly more: false } & Totals) | { readonly more: true }> {
  const hours = filter.search || filter.method ? null : await totalsByTheHour(from, filter);
  if (hours && hours.count > MOST) return { more: false, ...hours };
  const totals = totalsOf(await foundSums(from, filter, MOST));
  if (totals.count <= MOST) return { more: false, ...totals };
  return hours ? { more: false, ...hours } : { more: true };
}

/** The same without a limit: may read every payment that a search or a method finds. */
export async function countTransactions(from: Reader, filter: TransactionFilter): Promise<Totals> {
  const totals = await transactionTotals(from, filter);
  return totals.more ? totalsOf(await foundSums(from, filter, Number.POSITIVE_INFINITY)) : totals;
}

/** Sums of everything found, or of `most` + 1 payments if there are more. */
function foundSums(from: Reader, filter: TransactionFilter, most: number): Promise<readonly FoundSums[]> {
  if (filter.search) return searchSums(from, filter, most);
  const latest = narrowed(from, filter).orderBy("payments.createdAt", "desc").selectAll("payments");
  return sumsOf(from, filter, sql`(${Number.isFinite(most) ? latest.limit(most + 1) : latest}) as payments`);
}

function totalsOf(found: readonly FoundSums[]): Totals {
  const paid = found.filter((sums) => sums.paid === 1);
  const methods = [...Map.groupBy(paid, ({ method }) => method)].map(([method, sums]) => ({ method, ...sumOf(sums) }));
  return {
    ...sumOf(found),
    ...successTotals(paid),
    methods: methods.sort((one, other) => one.method.localeCompare(other.method)),
  };
}

/** Totals without those by method, own fee and rounding, however many match. Reversed successes are a state of their own, and count in the overall sum. */
export async function totalsByTheHour(
  from: Reader,
  { since, until, cashierId, family, state }: TransactionFilter,
): Promise<Totals> {
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
  const sums = (await query.execute()).map((sum) => ({ ...sum, ownFee: null, rounding: null }));
  const paid = sums.filter((sum) => sum.state === "success");
  return { ...sumOf(sums), ...successTotals(paid), methods: null };
}

type Addable = Sums & Pick<Told, "ownFee" | "rounding">;

function successTotals(paid: readonly (Addable & { readonly family: string })[]): Pick<Totals, "success" | "products"> {
  const products = [...Map.groupBy(paid, ({ family }) => family)].map(([family, sums]) => ({ family, ...sumOf(sums) }));
  return {
    success: sumOf(paid),
    products: products.filter(({ count }) => count > 0).sort((one, other) => other.price - one.price),
  };
}

function sumOf(rows: readonly Addable[]): Told {
  const sum = (of: keyof Sums) => rows.reduce((total, row) => total + row[of], 0);
  const known = (of: "ownFee" | "rounding") =>
    rows.reduce<number | null>((total, row) => (total === null || row[of] === null ? null : total + row[of]), 0);
  const [price, ownFee, rounding] = [sum("price"), known("ownFee"), known("rounding")];
  return {
    count: sum("count"),
    nominal: sum("nominal"),
    admin: sum("admin"),
    price,
    sellingPrice: sum("sellingPrice"),
    ownFee,
    rounding,
    received: ownFee === null || rounding === null ? null : price + ownFee + rounding,
  };
}
