import { type RawBuilder, sql } from "kysely";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { holds, listed } from "./search-keys.ts";

/** The payments that a filter leaves, without its search. */
export function narrowed(from: Reader, { state, cashierId, since, until }: TransactionFilter) {
  let query = from.query.selectFrom("payments");
  if (state) query = query.where("payments.state", "=", state);
  if (cashierId) query = query.where("payments.cashierId", "=", cashierId);
  if (since !== undefined) query = query.where("payments.createdAt", ">=", since);
  if (until !== undefined) query = query.where("payments.createdAt", "<", until);
  return query;
}

/** The same of the rows `k` of the search's index, without their terms. */
export function keyNarrowed({ state, cashierId, since, until }: TransactionFilter): RawBuilder<boolean> {
  const conditions = [
    ...(since === undefined ? [] : [sql`k.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`k.created_at < ${until}`]),
    ...(state || cashierId ? [ofPayment(state, cashierId)] : []),
  ];
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/**
 * Answered by the index of the state or of the cashier, which is far smaller than the payments: asked for one `tr_id` outright, both
 * databases would fetch the payment.
 */
function ofPayment(state: string | undefined, cashierId: string | undefined): RawBuilder<boolean> {
  const conditions = [
    ...(state ? [sql`p.state = ${state}`] : []),
    ...(cashierId ? [sql`p.cashier_id = ${cashierId}`] : []),
    sql`p.created_at = k.created_at and p.tr_id >= k.tr_id and p.tr_id <= k.tr_id`,
  ];
  return sql<boolean>`(select 1 from payments p where ${sql.join(conditions, sql` and `)} limit 1) = 1`;
}

/** Whether the payment of the row `k` has all of these terms. */
export function keyHolds(from: Reader, terms: readonly string[]): RawBuilder<boolean> {
  if (terms.length === 0) return sql<boolean>`1 = 1`;
  return sql<boolean>`(select 1 from payments
    where payments.tr_id = k.tr_id and ${holds(from, terms)} limit 1) = 1`;
}

/** The payments under some keys that a filter leaves, each once; their terms are not asked for. */
export function underKeys(from: Reader, filter: TransactionFilter, keys: readonly string[]) {
  return from.query
    .selectFrom(listed(from, keys).as("listed"))
    .crossJoin("searchKeys as k")
    .where(sql<boolean>`k.key = listed.value and ${keyNarrowed(filter)}`)
    .select("k.trId");
}
