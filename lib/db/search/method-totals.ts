import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { PayMethod } from "#lib/domain/payment.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { narrowed } from "./transaction-rows.ts";

/** Payments outside the hourly totals are added up one by one. Above this number, only on request. */
export const MOST = 10_000;

/** At most `most` + 1 payments of a filter, ignoring its search; a table for `sumsOf`. */
export function latestRows(from: Reader, filter: TransactionFilter, most: number): RawBuilder<unknown> {
  return sql`(${latest(from, filter, most).selectAll("payments")}) as payments`;
}

/** `total`: what customers handed over, with own fee and rounding, in rupiah. */
export type MethodTotal = { readonly method: PayMethod; readonly count: number; readonly total: number };

/** Successes of a filter without a search, by method; null: too many match. */
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
