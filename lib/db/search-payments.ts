import { sql } from "kysely";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { keyHolds, keyNarrowed, narrowed } from "./payment-filter.ts";
import { allKeysOfTerms, type Found, holds, keysOfOneTerm, keysOfTerms, listed } from "./search-keys.ts";
import { type Page, pageOf, placeAhead, type TransactionPlace, type TransactionRow } from "./transaction-page.ts";

type Reach = {
  /** A term with so few keys (a number, a rare name) is read out of the index at once. */
  readonly few: number;
  /** So many payments are looked through in the order of the list before the index is asked. */
  readonly glance: number;
  /** So many are looked through when what the glance has met promises that they fill the page. */
  readonly look: number;
  /** Of several ways through the index one with so few keys is taken unseen. */
  readonly keys: number;
};

/** Payments that follow one another stand together in the database; those of one state or cashier lie scattered, and each costs more. */
const TOGETHER: Reach = { few: 40, glance: 2_000, look: 12_000, keys: 6_000 };
const SCATTERED: Reach = { few: 40, glance: 400, look: 2_000, keys: 6_000 };

/**
 * A piece of the list that a search leaves. What is common is soon met in the list, and what is rare is quickly read out of the index:
 * whichever of the two is short is taken, so that neither grows with the ledger.
 */
export async function searchPayments(
  from: Reader,
  filter: TransactionFilter,
  page: Page,
  reach = filter.state || filter.cashierId ? SCATTERED : TOGETHER,
): Promise<TransactionRow[]> {
  const terms = searchTerms(filter.search ?? "");
  if (terms.length === 0) return [];
  const few = await keysOfOneTerm(from, terms, reach.few);
  if (few) return readOut(from, filter, few, page);
  const glance = await lookThrough(from, filter, terms, page, reach.glance);
  if (glance.whole) return glance.rows;
  const promised = (reach.glance * page.limit * MARGIN) / glance.rows.length;
  const look = promised <= reach.look ? await lookThrough(from, filter, terms, page, Math.ceil(promised)) : glance;
  if (look.whole) return look.rows;
  const found = (await keysOfTerms(from, terms, reach.keys)) ?? (await allKeysOfTerms(from, terms));
  return readOut(from, filter, found, page);
}

/** What is met is not met evenly. */
const MARGIN = 1.5;

/** `whole`: the piece is complete, the rest of the list need not be seen. */
async function lookThrough(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  page: Page,
  far: number,
): Promise<{ rows: TransactionRow[]; whole: boolean }> {
  const end = await placeAhead(narrowed(from, filter), page, far);
  let query = narrowed(from, filter).where(holds(from, terms));
  if (end) {
    const within = page.before ? "<=" : ">=";
    query = query.where((eb) =>
      eb(eb.refTuple("payments.createdAt", "payments.trId"), within, eb.tuple(end.createdAt, end.trId)),
    );
  }
  const rows = await pageOf(query, page);
  return { rows, whole: !end || rows.length === page.limit };
}

/** Later than every payment. */
const LATEST = Number.MAX_SAFE_INTEGER;

/**
 * The piece of the list under some keys. Each key's payments stand in the order of the list, so that its first one tells whether any of
 * them can be on the page: where `limit` keys begin earlier, at as many different moments, none can.
 */
async function readOut(
  from: Reader,
  filter: TransactionFilter,
  { keys, open }: Found,
  page: Page,
): Promise<TransactionRow[]> {
  const way = sql.raw(page.before ? "asc" : "desc");
  const place = page.after ?? page.before;
  const beyond = sql.raw(page.before ? ">" : "<");
  const within = sql.raw(page.before ? "<=" : ">=");
  const outermost = sql.raw(page.before ? "max" : "min");
  const conditions = [keyNarrowed(filter), keyHolds(from, open)];
  if (place) conditions.unshift(sql`(k.created_at, k.tr_id) ${beyond} (${place.createdAt}, ${place.trId})`);
  const condition = sql.join(conditions, sql` and `);
  const { rows: places } = await sql<TransactionPlace>`
    with heads as materialized (
      select listed.value as key, (
        select k.created_at from search_keys k where k.key = listed.value and ${condition}
        order by k.created_at ${way}, k.tr_id ${way} limit 1) as at
      from ${listed(from, keys)} as listed),
    moments as (select distinct at from heads where at is not null order by at ${way} limit ${page.limit}),
    reach as materialized (
      select case when count(*) < ${page.limit} then ${page.before ? LATEST : 0} else ${outermost}(at) end as at from moments)
    select distinct k.created_at, k.tr_id from heads cross join reach cross join search_keys k
    where heads.at ${within} reach.at and k.key = heads.key and k.created_at ${within} reach.at and ${condition}
    order by k.created_at ${way}, k.tr_id ${way} limit ${page.limit}`.execute(from.query);
  if (places.length === 0) return [];
  const trIds = places.map(({ trId }) => trId);
  return pageOf(from.query.selectFrom("payments").where("payments.trId", "in", trIds), page);
}
