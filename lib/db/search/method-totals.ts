import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { PayMethod } from "#lib/domain/payment.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { narrowed } from "./transaction-rows.ts";

/** Payments are added up one by one where no hour's total knows them. Beyond so many nothing is told without being asked for. */
export const MOST = 10_000;

/** The payments of a filter without its search, one more than `most` of them; as a table for `sumsOf`. */
export function latestRows(from: Reader, filter: TransactionFilter, most: number): RawBuilder<unknown> {
  return sql`(${latest(from, filter, most).selectAll("payments")}) as payments`;
}

/** `total`: what customers handed over, own fee and rounding included, in rupiah. */
export type MethodTotal = { readonly method: PayMethod; readonly count: number; readonly total: number };

/** What the successes of a filter without a search come to by means of payment; null: too many match. */
export async function methodTotals(
  from: Reader,
  { state, ...filter }: TransactionFilter,
  most = MOST,
): Promise<MethodTotal[] | null> {
  if (state !== undefined && state !== "success") return [];
  const some = latest(from, { ...filter, state: "success" }, most)
    .where("payments.reversedAt", "is", null)
    .select(["payments.method", "payments.price", "payments.ownFee", "payments.rounding"]);
  const rows = await from.query
    .selectFrom(some.as("some"))
    .select(({ fn, cast }) => [
      "method",
      cast<number>(fn.countAll(), "bigint").as("count"),
      sql<number>`cast(sum(price + own_fee + rounding) as bigint)`.as("total"),
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
  const query = narrowed(from, filter).orderBy("payments.createdAt", "desc");
  return Number.isFinite(most) ? query.limit(most + 1) : query;
}
