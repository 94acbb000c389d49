import { sql } from "kysely";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { foundByKey, hasKey, hasWords, narrowed, rarest, wordsThatBegin } from "./payment-filter.ts";
import { type Page, pageOf, placeAhead, type TransactionPlace, type TransactionRow } from "./transaction-page.ts";

const REACH = {
  /** So many payments are looked through in the order of the list before the index of the words is asked. */
  glance: 2_000,
  /** A term with as many keys is common: the list itself, looked through further, meets it soon enough. */
  few: 10_000,
  look: 50_000,
  /** Which of several common terms is the rarest is not worth counting further. */
  many: 200_000,
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
  const [term] = terms;
  if (term === undefined) return [];
  const alone = terms.length === 1;
  const unfiltered = !filter.state && !filter.cashierId;
  if (alone && unfiltered) {
    const words = await wordsThatBegin(from, term, reach.fewWords);
    if (words) return fetched(from, await latestOfWords(from, [words], filter, page), page);
  }
  const glance = await lookThrough(from, filter, terms, page, reach.glance);
  if (glance.whole) return glance.rows;
  const rare = await rarest(from, terms, reach.few);
  if (rare.count < reach.few) return pageOf(foundByKey(from, filter, rare.term, terms), page);
  // Each of the terms is common; all of them together may be rare all the same, which only the index can tell.
  if (alone || !unfiltered) {
    const look = await lookThrough(from, filter, terms, page, reach.look);
    if (look.whole) return look.rows;
  }
  const first = alone ? term : (await rarest(from, terms, reach.many)).term;
  const words: string[][] = [];
  for (const each of [first, ...terms.filter((other) => other !== first)]) {
    const known = await wordsThatBegin(from, each, reach.fewWords);
    if (!known) return pageOf(foundByKey(from, filter, first, terms), page);
    words.push(known);
  }
  return fetched(from, await latestOfWords(from, words, filter, page), page);
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

/**
 * The places of the payments with one of each list's words. The index keeps each word's payments in the order of the list, so that the
 * first ones of each are all that can be on the page.
 */
async function latestOfWords(
  from: Reader,
  [words = [], ...others]: readonly (readonly string[])[],
  { since, until, state, cashierId }: TransactionFilter,
  page: Page,
): Promise<TransactionPlace[]> {
  if (words.length === 0) return [];
  const way = sql.raw(page.before ? "asc" : "desc");
  const place = page.after ?? page.before;
  const beyond = sql.raw(page.before ? ">" : "<");
  const conditions = [
    ...(since === undefined ? [] : [sql`k.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`k.created_at < ${until}`]),
    ...(place ? [sql`(k.created_at, k.tr_id) ${beyond} (${place.createdAt}, ${place.trId})`] : []),
    ...others.map(hasKey),
    ...(state ? [sql`(select p.state from payments p where p.tr_id = k.tr_id) = ${state}`] : []),
    ...(cashierId ? [sql`(select p.cashier_id from payments p where p.tr_id = k.tr_id) = ${cashierId}`] : []),
  ];
  const each = words.map(
    (word) =>
      sql`select * from (select k.created_at, k.tr_id from search_keys k
        where ${sql.join([sql`k.key = ${word}`, ...conditions], sql` and `)}
        order by k.created_at ${way}, k.tr_id ${way} limit ${page.limit}) as of_one_word`,
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
