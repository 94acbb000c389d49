import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { narrowed } from "#lib/db/payments/payment-filter.ts";
import { countIn, type StateSums, sumsByState } from "#lib/db/sums.ts";
import type { PayMethod } from "#lib/domain/payment.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** Payments are added up one by one: no hour's total knows how they were paid. Beyond so many it is for a button, or not told. */
export const MOST_ADDED = 10_000;

/** What the payments of a filter without a search come to by state; null: more than `most` match. */
export async function sumsOfMethod(from: Reader, filter: TransactionFilter, most: number): Promise<StateSums[] | null> {
  const some = latest(from, filter, most).select(["state", "nominal", "admin", "price", "sellingPrice"]);
  const sums = await sumsByState(from, sql`(${some}) as payments`);
  return countIn(sums) > most ? null : sums;
}

/** `total`: what customers handed over, rounding included, in rupiah. */
export type MethodTotal = { readonly method: PayMethod; readonly count: number; readonly total: number };

/** What the successes of a filter without a search come to by means of payment; null: too many match. */
export async function methodTotals(
  from: Reader,
  { state, ...filter }: TransactionFilter,
  most = MOST_ADDED,
): Promise<MethodTotal[] | null> {
  if (state !== undefined && state !== "success") return [];
  const some = latest(from, { ...filter, state: "success" }, most)
    .where("reversedAt", "is", null)
    .select(["method", "price", "rounding"]);
  const rows = await from.query
    .selectFrom(some.as("some"))
    .select(({ fn, cast }) => [
      "method",
      cast<number>(fn.countAll(), "bigint").as("count"),
      sql<number>`cast(sum(price + rounding) as bigint)`.as("total"),
    ])
    .groupBy("method")
    .orderBy("method")
    .execute();
  const totals = rows.map(({ method, count, total }) => ({
    method: method as PayMethod,
    count: Number(count),
    total: Number(total),
  }));
  return totals.reduce((all, { count }) => all + count, 0) > most ? null : totals;
}

function latest(from: Reader, filter: TransactionFilter, most: number) {
  const query = narrowed(from, filter).orderBy("createdAt", "desc");
  return Number.isFinite(most) ? query.limit(most + 1) : query;
}
