import { sql } from "kysely";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { foundByKey, hasWords, keysOf, narrowed, rarest } from "./payment-filter.ts";
import { type Page, pageOf, placeAhead, type TransactionPlace, type TransactionRow } from "./transaction-page.ts";

const REACH = {
  /** So many payments are looked through in the order of the list before the index of the words is asked. */
  glance: 2_000,
  /** A term with as many keys is common: the list itself, looked through further, meets it soon enough. */
  few: 10_000,
  look: 50_000,
  /** A beginning that so many different words share can still be read word by word. */
  fewWords: 40,
};

/**
 * A piece of the list that a search leaves. What is common is soon met in the list, and what is rare is quickly read out of the index:
 * whichever of the two is short is taken, so that neither grows with the ledger.
 */
export async function searchPayments(
  from: Reader,
  filter: TransactionFilter,
  page: Page,
  reach = REACH,
): Promise<TransactionRow[]> {
  const terms = searchTerms(filter.search ?? "");
  const [term, ...others] = terms;
  if (term === undefined) return [];
  if (others.length === 0 && !filter.state && !filter.cashierId) {
    const words = await wordsThatBegin(from, term, reach.fewWords);
    if (words) return fetched(from, await latestOfWords(from, words, filter, page), page);
  }
  const glance = await lookThrough(from, filter, terms, page, reach.glance);
  if (glance.whole) return glance.rows;
  const rare = await rarest(from, terms, reach.few);
  if (rare.count === reach.few) {
    const look = await lookThrough(from, filter, terms, page, reach.look);
    if (look.whole) return look.rows;
  }
  return pageOf(foundByKey(from, filter, rare.term, terms), page);
}

/** `whole`: the piece is complete, the rest of the list need not be seen. */
async function lookThrough(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  page: Page,
  far: number,
): Promise<{ rows: TransactionRow[]; whole: boolean }> {
  const end = await placeAhead(narrowed(from, filter), page, far);
  let query = narrowed(from, filter).where(hasWords(from, terms));
  if (end) {
    const within = page.before ? "<=" : ">=";
    query = query.where((eb) =>
      eb(eb.refTuple("payments.createdAt", "payments.trId"), within, eb.tuple(end.createdAt, end.trId)),
    );
  }
  const rows = await pageOf(query, page);
  return { rows, whole: !end || rows.length === page.limit };
}

/** The different words with this beginning, jumped to one by one; null when there are too many. */
async function wordsThatBegin(from: Reader, term: string, most: number): Promise<string[] | null> {
  const { rows } = await sql<{ key: string }>`
    with recursive words (key) as (
      select min(key) from search_keys where ${keysOf(term)}
      union all
      select (select min(key) from search_keys where key > words.key and ${keysOf(term)}) from words where words.key is not null)
    select key from words where key is not null limit ${most + 1}`.execute(from.query);
  return rows.length > most ? null : rows.map(({ key }) => key);
}

/** The index keeps each word's payments in the order of the list, so that the first ones of each are all that can be on the page. */
async function latestOfWords(
  from: Reader,
  words: readonly string[],
  { since, until }: TransactionFilter,
  page: Page,
): Promise<TransactionPlace[]> {
  if (words.length === 0) return [];
  const way = sql.raw(page.before ? "asc" : "desc");
  const place = page.after ?? page.before;
  const beyond = sql.raw(page.before ? ">" : "<");
  const bounds = sql`
    ${since === undefined ? sql`` : sql`and created_at >= ${since}`}
    ${until === undefined ? sql`` : sql`and created_at < ${until}`}
    ${place ? sql`and (created_at, tr_id) ${beyond} (${place.createdAt}, ${place.trId})` : sql``}
    order by created_at ${way}, tr_id ${way} limit ${page.limit}`;
  const each = words.map(
    (word) =>
      sql`select * from (select created_at, tr_id from search_keys where key = ${word} ${bounds}) as of_one_word`,
  );
  const { rows } = await sql<TransactionPlace>`
    select distinct created_at, tr_id from (${sql.join(each, sql` union all `)}) as of_any_word
    order by created_at ${way}, tr_id ${way} limit ${page.limit}`.execute(from.query);
  return rows;
}

async function fetched(from: Reader, places: TransactionPlace[], page: Page): Promise<TransactionRow[]> {
  if (places.length === 0) return [];
  const trIds = places.map(({ trId }) => trId);
  return pageOf(from.query.selectFrom("payments").where("payments.trId", "in", trIds), page);
}
