import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type PaymentTerms, type SearchIndex, sumsOf } from "./search-index.ts";
import { allOf, conditionsOf, type Page, ROW, type TransactionPlace, type TransactionRow } from "./transaction-rows.ts";

/**
 * An FTS5 table without content. A row's number is its claim's millisecond, with room for so many claims within it: so the rows stand in
 * the order of the list, also those of payments that are brought back after a restore.
 */
const A_MILLISECOND = 1_000;
/** So many payments are found at once: FTS5 begins anew each time. */
const FOUND = 10_001;
/** So many are added up at once: between two pieces others have their turn. */
const ADDED = 2_000;

/** node:sqlite binds numbers as floating ones, and FTS5 would take no bound of its rows from them but read them all. */
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
  // Its last word, the reference, is a payment's own: FTS5 goes there at once. Asking for all words would take half a millisecond.
  async holds(from, { trId, createdAt }, { words, marks }) {
    const query = [...words.slice(-1), ...marks.map(letterOf)].map((term) => `"${term}"`).join(" AND ");
    const { rows } = await under(from, { trId, first: first(createdAt), last: last(createdAt), query });
    return rows.length === 1;
  },
  page: (from, filter, query, page) => readPage(from, filter, query, page),
  async *sums(from, filter, query, most) {
    for (let below = Number.MAX_SAFE_INTEGER; ; ) {
      const { rows } = await sql<{ place: number; trId: string }>`
        select rowid as place, tr_id from payment_search
        where payment_search match ${query} and ${within(filter)} and rowid < ${whole(below)}
        order by rowid desc limit ${FOUND}`.execute(from.query);
      // With a state, a cashier or a method some may still have to go.
      const { state, cashierId, method } = filter;
      if (rows.length > most && !state && !cashierId && !method) return yield "more";
      for (let at = 0; at < rows.length; at += ADDED) {
        await setImmediate();
        const trIds = JSON.stringify(rows.slice(at, at + ADDED).map(({ trId }) => trId));
        const found = sql`json_each(${trIds}) as found cross join payments on payments.tr_id = found.value`;
        yield await sumsOf(from, filter, found);
      }
      const end = rows.at(-1);
      if (!end || rows.length < FOUND) return;
      below = end.place;
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
    ...(since === undefined ? [] : [sql`payment_search.rowid >= ${whole(first(since))}`]),
    ...(until === undefined ? [] : [sql`payment_search.rowid < ${whole(first(until))}`]),
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
    where s.rowid between ${whole(first(createdAt))} and ${whole(last(createdAt))} and s.tr_id = ${trId}), ${whole(otherwise)})`;
}

function textOf({ words, marks }: PaymentTerms): string {
  return [...words, ...marks.map(letterOf)].join(" ");
}

const PRIVATE_USE = 0xf0000;
const LETTERS = 65_534;

/**
 * A mark as one letter, which no word holds and which has no beginnings in the index. Two marks may share one: so the payments that are
 * found are asked for what they are once more.
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
