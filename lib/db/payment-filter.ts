import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import type { Schema } from "./schema.ts";

/** The payments that a filter leaves, without its search. */
export function narrowed(from: Reader, { state, cashierId, since, until }: TransactionFilter) {
  let query = from.query.selectFrom("payments");
  if (state) query = query.where("payments.state", "=", state);
  if (cashierId) query = query.where("payments.cashierId", "=", cashierId);
  if (since !== undefined) query = query.where("payments.createdAt", ">=", since);
  if (until !== undefined) query = query.where("payments.createdAt", "<", until);
  return query;
}

/** Whether each term is the start of one of a payment's words: asked of the payment's own row, where a space stands before each word. */
export function hasWords(from: Reader, terms: readonly string[]): RawBuilder<boolean> {
  const position = sql.raw(from.dialect === "sqlite" ? "instr" : "strpos");
  const each = terms.map((term) => sql`${position}(payments.search, ${` ${term}`}) > 0`);
  return each.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`(${sql.join(each, sql` and `)})`;
}

const LAST_LETTER = "\u{10ffff}";

/** The keys that begin with a term; keys are compared by their bytes. */
function keysOf(term: string): RawBuilder<boolean> {
  return sql<boolean>`key >= ${term} and key < ${term + LAST_LETTER}`;
}

/** How many keys begin with a term, counted no further than `most`. */
async function countKeys(from: Reader, term: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from search_keys where ${keysOf(term)} limit ${most}) as some_keys`.execute(
    from.query,
  );
  return rows[0]?.count ?? 0;
}

/** The term with the fewest keys. `count` goes no further than `most`. */
export async function rarest(
  from: Reader,
  terms: readonly string[],
  most: number,
): Promise<{ term: string; count: number }> {
  let found = { term: terms[0] ?? "", count: most };
  for (const term of terms) {
    const count = await countKeys(from, term, most);
    if (count < found.count) found = { term, count };
  }
  return found;
}

/** The different words with this beginning, jumped to one by one; null when there are more than `most`. */
export async function wordsThatBegin(from: Reader, term: string, most: number): Promise<string[] | null> {
  const { rows } = await sql<{ key: string }>`
    with recursive words (key) as (
      select min(key) from search_keys where ${keysOf(term)}
      union all
      select (select min(key) from search_keys where key > words.key and ${keysOf(term)}) from words where words.key is not null)
    select key from words where key is not null limit ${most + 1}`.execute(from.query);
  return rows.length > most ? null : rows.map(({ key }) => key);
}

/** Whether the payment of the key `k` also has one of these words: asked of the index, which is far smaller than the payments. */
export function hasKey(words: readonly string[]): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`1 = 0`;
  return sql<boolean>`exists (select 1 from search_keys o
    where o.key in (${sql.join(words)}) and o.created_at = k.created_at and o.tr_id = k.tr_id)`;
}

/**
 * The same payments as `narrowed` with `hasWords`, but read out of the index of the words: for terms that few payments have. `words`:
 * what the other terms stand for, where that is known; for terms that few payments have together.
 */
export function foundByKey(
  from: Reader,
  filter: TransactionFilter,
  term: string,
  terms: readonly string[],
  words: readonly (readonly string[])[] = [],
) {
  const { state, cashierId, since, until } = filter;
  const others = terms.filter((other) => other !== term);
  let query = from.query
    .with(
      (cte) => cte("found").materialized(),
      (db) => {
        let keys = db.selectFrom("searchKeys as k").select("k.trId").distinct().where(keysOf(term));
        if (since !== undefined) keys = keys.where("k.createdAt", ">=", since);
        if (until !== undefined) keys = keys.where("k.createdAt", "<", until);
        for (const each of words) keys = keys.where(hasKey(each));
        return keys;
      },
    )
    .selectFrom("found")
    // SQLite reads a cross join in the order in which it is written.
    .crossJoin("payments")
    .whereRef("payments.trId", "=", "found.trId")
    .where(hasWords(from, others));
  if (state) query = query.where("payments.state", "=", state);
  if (cashierId) query = query.where("payments.cashierId", "=", cashierId);
  return query as unknown as SelectQueryBuilder<Schema, "payments", object>;
}
