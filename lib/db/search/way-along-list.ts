import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { narrowed, upTo } from "#lib/db/payments/payment-filter.ts";
import { countIn, sumsByState } from "#lib/db/sums.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { bearsName, holds, type Terms } from "./search-keys.ts";
import type { Piece } from "./shortest-way.ts";
import { placeAhead, stands, type TransactionPlace } from "./transaction-page.ts";
import { COSTS, LARGEST, sizes } from "./way-pieces.ts";

/** Payment by payment, newest first: names are told by an index that holds the amounts too, numbers by the payment. */
export async function* alongTheList(
  from: Reader,
  filter: TransactionFilter,
  { words, numbers }: Terms,
  first: number,
): AsyncGenerator<Piece> {
  const costs = COSTS[from.dialect];
  const each = words.length > 0 ? costs.listed : costs.read;
  const has = sql<boolean>`${words.length > 0 ? bearsName(from, words) : sql`1 = 1`} and ${holds(from, numbers)}`;
  let after: TransactionPlace | undefined;
  for (const far of sizes(first, LARGEST.list)) {
    const end = await placeAhead(narrowed(from, filter), { ...(after && { after }), limit: 1 }, far);
    const rest = after ? { ...filter, until: after.createdAt + 1 } : filter;
    let list = end ? upTo(from, rest, end, "older") : narrowed(from, rest);
    if (after) list = list.where(stands("<", after));
    const sums = await sumsByState(
      from,
      sql`(${list.where(has).select(AMOUNTS).orderBy("payments.createdAt", "desc")}) as payments`,
    );
    yield { count: countIn(sums), cost: far * each, sums: async () => sums };
    if (!end) return;
    after = end;
  }
}

const AMOUNTS = [
  "payments.state",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
] as const;
