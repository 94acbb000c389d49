import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { bearsName, holds } from "#lib/db/search/search-keys.ts";
import { type OfPayments, stands, type TransactionPlace } from "#lib/db/search/transaction-page.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** The payments that a filter leaves, without its search. */
export function narrowed(from: Reader, filter: TransactionFilter): OfPayments {
  return from.query.selectFrom("payments").where(conditionsOf(filter));
}

/** What a filter asks of a payment's row, without its search. */
export function conditionsOf(
  { state, cashierId, method, since, until }: TransactionFilter,
  alias: "payments" | "p" | "k" = "payments",
): RawBuilder<boolean> {
  const row = sql.raw(alias);
  return all([
    ...(state ? [sql`${row}.state = ${state}`] : []),
    ...(cashierId ? [sql`${row}.cashier_id = ${cashierId}`] : []),
    ...(method ? [sql`${row}.method = ${method}`] : []),
    ...(since === undefined ? [] : [sql`${row}.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`${row}.created_at < ${until}`]),
  ]);
}

/** The same of the rows `k` of the search's index, and that their payments bear a name with all of these words; no other terms. */
export function keyNarrowed(
  from: Reader,
  { state, cashierId, method, ...time }: TransactionFilter,
  words: readonly string[] = [],
): RawBuilder<boolean> {
  const marks = conditionsOf(
    { ...(state && { state }), ...(cashierId && { cashierId }), ...(method && { method }) },
    "p",
  );
  if (!state && !cashierId && !method && words.length === 0) return conditionsOf(time, "k");
  const named = words.length === 0 ? all([]) : bearsName(from, words, "p");
  // Answered by one of the list's indexes, which are far smaller than the payments: asked for one `tr_id` outright, both databases would
  // fetch the payment.
  return sql<boolean>`${conditionsOf(time, "k")} and (select 1 from payments p where ${marks}
    and p.created_at = k.created_at and p.tr_id >= k.tr_id and p.tr_id <= k.tr_id and ${named} limit 1) = 1`;
}

/** Whether the payment of the row `k` has all of these terms. */
export function keyHolds(from: Reader, terms: readonly string[]): RawBuilder<boolean> {
  if (terms.length === 0) return all([]);
  return sql<boolean>`(select 1 from payments
    where payments.tr_id = k.tr_id and ${holds(from, terms)} limit 1) = 1`;
}

/** The part of a filter's list up to a place, that one included: towards older payments, or `newer` ones. */
export function upTo(
  from: Reader,
  filter: TransactionFilter,
  end: TransactionPlace,
  way: "older" | "newer",
): OfPayments {
  // Of several bounds at one end SQLite's index takes any, and it should be the narrowest.
  const narrowest = way === "older" ? { since: end.createdAt } : { until: end.createdAt + 1 };
  return narrowed(from, { ...filter, ...narrowest }).where(stands(way === "older" ? ">=" : "<=", end));
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
