import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type PaymentTerms, type SearchIndex, sumsOf } from "./search-index.ts";
import { allOf, conditionsOf, type Page, ROW, type TransactionPlace, type TransactionRow } from "./transaction-rows.ts";

/**
 * A contentless FTS5 table. The rowid is the millisecond of the claim times this, plus a counter, so that rows are in list order, including
 * payments restored later.
 */
const A_MILLISECOND = 1_000;

/** node:sqlite binds numbers as floats; FTS5 would not use such a bound on rowids and read every row. */
const whole = (rowid: number) => sql<number>`cast(${rowid} as integer)`;
const first = (createdAt: number) => createdAt * A_MILLISECOND;
const last = (createdAt: number) => first(createdAt + 1) - 1;

export const sqliteIndex: SearchIndex = {
  language: {
    and: " AND ",
    or: " OR ",
    beginning: (word) => `"${word}"*`,
    mark: (mark) => `"${letterOf(mark)}"`,
  },
  row: ({ trId, createdAt }, terms, nth) => ({ rowid: first(createdAt) + nth, terms: textOf(terms), trId }),
  write: (tx, { trId, createdAt }, terms) =>
    replace(tx, { trId, first: first(createdAt), last: last(createdAt), terms: textOf(terms) }),
  // The last word, the reference, is unique to the payment, so FTS5 finds it at once. Matching all words would take half a millisecond.
  async holds(from, { trId, createdAt }, { words, marks }) {
    const query = [...words.slice(-1), ...marks.map(letterOf)].map((term) => `"${term}"`).join(" AND ");
    const { rows } = await under(from, { trId, first: first(createdAt), last: last(createdAt), query });
    return rows.length === 1;
  },
  page: (from, filter, query, page) => readPage(from, filter, query, page),
  sums(from, filter, query, most) {
    const end = Number.isFinite(most) ? sql`limit ${most + 1}` : sql``;
    const found = sql`(select payments.* ${foundBy(query, filter)} ${end}) as payments`;
    return sumsOf(from, filter, found);
  },
};

async function readPage(from: Reader, filter: TransactionFilter, query: string, page: Page): Promise<TransactionRow[]> {
  const way = sql.raw(page.before ? "asc" : "desc");
  const { rows } = await sql<TransactionRow>`
    select ${sql.join(ROW.map((column) => sql.ref(column)))}
    ${foundBy(query, filter)} and ${beyond(page)}
    order by payment_search.rowid ${way} limit ${page.limit}`.execute(from.query);
  return rows;
}

/** What the index finds is filtered again: two marks may share a letter. */
function foundBy(query: string, filter: TransactionFilter): RawBuilder<unknown> {
  return sql`from payment_search cross join payments on payments.tr_id = payment_search.tr_id
    where payment_search match ${query} and ${within(filter)} and ${conditionsOf(filter)}`;
}

function within({ since, until }: TransactionFilter): RawBuilder<boolean> {
  return allOf([
    ...(since === undefined ? [] : [sql`payment_search.rowid >= ${whole(first(since))}`]),
    ...(until === undefined ? [] : [sql`payment_search.rowid < ${whole(first(until))}`]),
  ]);
}

function beyond({ after, before }: Page): RawBuilder<boolean> {
  if (after) return sql<boolean>`payment_search.rowid < ${placeOf(after, last(after.createdAt) + 1)}`;
  if (before) return sql<boolean>`payment_search.rowid > ${placeOf(before, first(before.createdAt) - 1)}`;
  return allOf([]);
}

/** `otherwise`: used when no payment is at the cursor. */
function placeOf({ createdAt, trId }: TransactionPlace, otherwise: number): RawBuilder<number> {
  return sql<number>`coalesce((select s.rowid from payment_search s
    where s.rowid between ${whole(first(createdAt))} and ${whole(last(createdAt))} and s.tr_id = ${trId}), ${whole(otherwise)})`;
}

function textOf({ words, marks }: PaymentTerms): string {
  return [...words, ...marks.map(letterOf)].join(" ");
}

const PRIVATE_USE = 0xf0000;
const LETTERS = 65_534;

/**
 * A mark as one letter that no word contains and that has no prefixes in the index. Two marks may share a letter, so the found payments are
 * filtered again.
 */
function letterOf(mark: string): string {
  const hash = createHash("sha256").update(mark).digest().readUInt32BE();
  return String.fromCodePoint(PRIVATE_USE + (hash % LETTERS));
}

type Range = { readonly trId: string; readonly first: number; readonly last: number };

const replace = statement((tx: Writer, { trId, first: from, last: to, terms }: Range & { terms: string }) => ({
  compile: () =>
    sql`insert or replace into payment_search (rowid, terms, tr_id) values (
      coalesce((select rowid from payment_search where rowid between ${whole(from)} and ${whole(to)} and tr_id = ${trId}),
        (select max(rowid) + 1 from payment_search where rowid between ${whole(from)} and ${whole(to)}), ${whole(from)}),
      ${terms}, ${trId})`.compile(tx.query),
}));

const under = statement((from: Reader, { trId, first: least, last: most, query }: Range & { query: string }) => ({
  compile: () =>
    sql`select rowid from payment_search
      where payment_search match ${query} and rowid between ${whole(least)} and ${whole(most)} and tr_id = ${trId}`.compile(
      from.query,
    ),
}));
