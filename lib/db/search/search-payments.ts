import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { keyHolds, keyNarrowed, narrowed, upTo } from "#lib/db/payments/payment-filter.ts";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import {
  allKeysOfTerms,
  bearsName,
  type Found,
  holds,
  keysOfOneTerm,
  keysOfTerms,
  listed,
  sortTerms,
  type Terms,
} from "./search-keys.ts";
import {
  type Page,
  pageOf,
  placeAhead,
  placesOf,
  type TransactionPlace,
  type TransactionRow,
} from "./transaction-page.ts";

type Reach = {
  /** A term with so few keys (a number, a rare name) is read out of the index at once. */
  readonly few: number;
  /** So many payments are looked through in the order of the list before the index is asked. */
  readonly glance: number;
  /** So many keys of all terms together are sooner read out than looked for in the list. */
  readonly some: number;
  /** So many payments of the list are then looked through for names, which its index holds. */
  readonly look: number;
  /** So many for numbers, if the glance promises that they fill the page: each payment is read. */
  readonly read: number;
  /** Of several ways through the index one with so few keys is taken unseen. */
  readonly keys: number;
};

/** Payments that follow one another stand together in the database; those of one state or cashier lie scattered, and each costs more. */
const TOGETHER: Reach = { few: 40, glance: 2_000, some: 800, look: 20_000, read: 12_000, keys: 6_000 };
const SCATTERED: Reach = { ...TOGETHER, glance: 400, some: 400, read: 2_000 };

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
  return readAt(from, await findPlaces(from, filter, page, reach), page);
}

async function findPlaces(from: Reader, filter: TransactionFilter, page: Page, reach: Reach): Promise<Places> {
  const all = searchTerms(filter.search ?? "");
  if (all.length === 0) return [];
  const few = await keysOfOneTerm(from, all, reach.few);
  if (few) return readOut(from, filter, few, page);
  const glance = await lookThrough(from, filter, holds(from, all), page, reach.glance);
  if (glance.whole) return glance.places;
  const terms = await sortTerms(from, all);
  const some = await keysOfTerms(from, terms, reach.some);
  if (some) return readOut(from, filter, some, page);
  const promised = Math.ceil((reach.glance * page.limit * MARGIN) / glance.places.length);
  const byName = terms.words.length > 0;
  if (byName || promised <= reach.read) {
    const condition = byName ? hasTerms(from, terms) : holds(from, all);
    const look = await lookThrough(from, filter, condition, page, Math.min(promised, reach.look));
    if (look.whole) return look.places;
  }
  const found = (await keysOfTerms(from, terms, reach.keys)) ?? (await allKeysOfTerms(from, terms));
  return readOut(from, filter, found, page);
}

/** What is met is not met evenly. */
const MARGIN = 1.5;

/** Settled by the name that the list's index holds, as far as that goes. */
function hasTerms(from: Reader, { words, numbers }: Terms): RawBuilder<boolean> {
  const named = bearsName(from, words);
  if (numbers.length === 0) return named;
  const numbered = sql<boolean>`(select 1 from payments o where o.tr_id = payments.tr_id and ${holds(from, numbers, "o")}) = 1`;
  return sql<boolean>`${named} and ${numbered}`;
}

type Places = readonly TransactionPlace[];

/** `whole`: the piece is complete, the rest of the list need not be seen. */
async function lookThrough(
  from: Reader,
  filter: TransactionFilter,
  condition: RawBuilder<boolean>,
  page: Page,
  far: number,
): Promise<{ places: Places; whole: boolean }> {
  const end = await placeAhead(narrowed(from, filter), page, far);
  const query = end ? upTo(from, filter, end, page.before ? "newer" : "older") : narrowed(from, filter);
  const places = await placesOf(query.where(condition), page);
  return { places, whole: !end || places.length === page.limit };
}

async function readAt(from: Reader, places: Places, page: Page): Promise<TransactionRow[]> {
  if (places.length === 0) return [];
  const trIds = places.map(({ trId }) => trId);
  return pageOf(from.query.selectFrom("payments").where("payments.trId", "in", trIds), page);
}

/** Later than every payment. */
const LATEST = Number.MAX_SAFE_INTEGER;

/**
 * The places of the piece of the list under some keys. Each key's payments stand in the order of the list, so that its first one tells whether any of
 * them can be on the page: where `limit` keys begin earlier, at as many different moments, none can.
 */
async function readOut(from: Reader, filter: TransactionFilter, { keys, open }: Found, page: Page): Promise<Places> {
  const way = sql.raw(page.before ? "asc" : "desc");
  const place = page.after ?? page.before;
  const beyond = sql.raw(page.before ? ">" : "<");
  const within = sql.raw(page.before ? "<=" : ">=");
  const outermost = sql.raw(page.before ? "max" : "min");
  const conditions = [keyNarrowed(from, filter), keyHolds(from, open)];
  if (place) conditions.unshift(sql`(k.created_at, k.tr_id) ${beyond} (${place.createdAt}, ${place.trId})`);
  const condition = sql.join(conditions, sql` and `);
  const { rows } = await sql<TransactionPlace>`
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
  return rows;
}
