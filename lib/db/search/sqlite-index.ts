import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type SearchIndex, sumsOf } from "./search-index.ts";
import type { PaymentTerms } from "./search-terms.ts";
import { allOf, conditionsOf, type Page, ROW, type TransactionPlace, type TransactionRow } from "./transaction-rows.ts";

/**
 * An FTS5 table without content. A row's number is its claim's millisecond, with room for so many claims within it: so the rows stand in
 * the order of the list, also those of payments that are brought back after a restore.
 */
const A_MILLISECOND = 1_000;
/** Some milliseconds of reading: between two pieces others have their turn. */
const PIECE = 2_500;

const first = (createdAt: number) => createdAt * A_MILLISECOND;
const last = (createdAt: number) => first(createdAt + 1) - 1;

export const sqliteIndex: SearchIndex = {
  language: {
    and: " AND ",
    or: " OR ",
    beginning: (word) => `"${word}"*`,
    mark: (mark) => `"${letterOf(mark)}"`,
  },
  row: ({ trId, createdAt, nth }, terms) => ({ rowid: first(createdAt) + nth, terms: textOf(terms), trId }),
  write: (tx, { trId, createdAt }, terms) =>
    replace(tx, { trId, first: first(createdAt), last: last(createdAt), terms: textOf(terms) }),
  async holds(from, { trId, createdAt }, { words, marks }) {
    const query = [...words, ...marks.map(letterOf)].map((term) => `"${term}"`).join(" AND ");
    const { rows } = await under(from, { trId, first: first(createdAt), last: last(createdAt), query });
    return rows.length === 1;
  },
  page: (from, filter, query, page) => readPage(from, filter, query, page),
  async *sums(from, filter, query) {
    for (let below = Number.MAX_SAFE_INTEGER; ; ) {
      const { rows } = await sql<{ place: number; trId: string }>`
        select rowid as place, tr_id from payment_search
        where payment_search match ${query} and ${within(filter)} and rowid < ${below}
        order by rowid desc limit ${PIECE}`.execute(from.query);
      const trIds = JSON.stringify(rows.map(({ trId }) => trId));
      yield await sumsOf(from, filter, sql`(select value as tr_id from json_each(${trIds}))`);
      const end = rows.at(-1);
      if (!end || rows.length < PIECE) return;
      below = end.place;
      await setImmediate();
    }
  },
};

async function readPage(from: Reader, filter: TransactionFilter, query: string, page: Page): Promise<TransactionRow[]> {
  const way = sql.raw(page.before ? "asc" : "desc");
  const { rows } = await sql<TransactionRow>`
    select ${sql.join(ROW.map((column) => sql.ref(column)))}
    from payment_search cross join payments on payments.tr_id = payment_search.tr_id
    where payment_search match ${query} and ${within(filter)} and ${beyond(page)} and ${conditionsOf(filter)}
    order by payment_search.rowid ${way} limit ${page.limit}`.execute(from.query);
  return rows;
}

function within({ since, until }: TransactionFilter): RawBuilder<boolean> {
  return allOf([
    ...(since === undefined ? [] : [sql`payment_search.rowid >= ${first(since)}`]),
    ...(until === undefined ? [] : [sql`payment_search.rowid < ${first(until)}`]),
  ]);
}

function beyond({ after, before }: Page): RawBuilder<boolean> {
  if (after) return sql<boolean>`payment_search.rowid < ${placeOf(after, last(after.createdAt) + 1)}`;
  if (before) return sql<boolean>`payment_search.rowid > ${placeOf(before, first(before.createdAt) - 1)}`;
  return allOf([]);
}

/** `otherwise`: for a place at which no payment stands. */
function placeOf({ createdAt, trId }: TransactionPlace, otherwise: number): RawBuilder<number> {
  return sql<number>`coalesce((select s.rowid from payment_search s
    where s.rowid between ${first(createdAt)} and ${last(createdAt)} and s.tr_id = ${trId}), ${otherwise})`;
}

function textOf({ words, marks }: PaymentTerms): string {
  return [...words, ...marks.map(letterOf)].join(" ");
}

const PRIVATE_USE = 0xf0000;
const LETTERS = 65_534;

/**
 * A mark as one letter, which no word holds and which has no beginnings in the index. Two marks may share one: so the payments that are
 * found are asked for their state and cashier once more.
 */
function letterOf(mark: string): string {
  const hash = createHash("sha256").update(mark).digest().readUInt32BE();
  return String.fromCodePoint(PRIVATE_USE + (hash % LETTERS));
}

type Range = { readonly trId: string; readonly first: number; readonly last: number };

const replace = statement((tx: Writer, { trId, first: from, last: to, terms }: Range & { terms: string }) => ({
  compile: () =>
    sql`insert or replace into payment_search (rowid, terms, tr_id) values (
      coalesce((select rowid from payment_search where rowid between ${from} and ${to} and tr_id = ${trId}),
        (select max(rowid) + 1 from payment_search where rowid between ${from} and ${to}), ${from}),
      ${terms}, ${trId})`.compile(tx.query),
}));

const under = statement((from: Reader, { trId, first: least, last: most, query }: Range & { query: string }) => ({
  compile: () =>
    sql`select rowid from payment_search
      where payment_search match ${query} and rowid between ${least} and ${most} and tr_id = ${trId}`.compile(
      from.query,
    ),
}));
