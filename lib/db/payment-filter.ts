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
export function keysOf(term: string): RawBuilder<boolean> {
  return sql<boolean>`key >= ${term} and key < ${term + LAST_LETTER}`;
}

/** How many keys begin with a term, counted no further than `most`. */
export async function countKeys(from: Reader, term: string, most: number): Promise<number> {
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

/** The same payments as `narrowed` with `hasWords`, but read out of the index of the words: for terms that few payments have. */
export function foundByKey(from: Reader, filter: TransactionFilter, term: string, terms: readonly string[]) {
  const { state, cashierId, since, until } = filter;
  let query = from.query
    .with(
      (cte) => cte("found").materialized(),
      (db) => {
        let keys = db.selectFrom("searchKeys").select("trId").distinct().where(keysOf(term));
        if (since !== undefined) keys = keys.where("createdAt", ">=", since);
        if (until !== undefined) keys = keys.where("createdAt", "<", until);
        return keys;
      },
    )
    .selectFrom("found")
    // SQLite reads a cross join in the order in which it is written.
    .crossJoin("payments")
    .whereRef("payments.trId", "=", "found.trId")
    .where(
      hasWords(
        from,
        terms.filter((other) => other !== term),
      ),
    );
  if (state) query = query.where("payments.state", "=", state);
  if (cashierId) query = query.where("payments.cashierId", "=", cashierId);
  return query as unknown as SelectQueryBuilder<Schema, "payments", object>;
}
