import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type PaymentTerms, type SearchIndex, sumsOf } from "./search-index.ts";
import { allOf, inListOrder, narrowed, type Page, pageOf, type TransactionRow } from "./transaction-rows.ts";

/** How many payments are scanned in list order before the index is used: common words are soon found there. */
const GLANCE = 4_000;

/** A table with a GIN index beside the payments. */
export const postgresIndex: SearchIndex = {
  language: {
    and: " & ",
    or: " | ",
    beginning: (word) => `'${word}':*`,
    mark: (mark) => `'${lexemeOf(mark)}'`,
  },
  row: ({ trId, createdAt }, terms) => ({ trId, createdAt, terms: textOf(terms) }),
  write: (tx, { trId, createdAt }, terms) => replace(tx, { trId, createdAt, terms: textOf(terms) }),
  async holds(from, { trId, createdAt }, terms) {
    const { rows } = await under(from, { trId, createdAt, terms: textOf(terms) });
    return rows.length === 1;
  },
  async page(from, filter, query, page) {
    const seen = await glance(from, filter, query, page);
    return seen.length === page.limit ? seen : readOut(from, filter, query, page);
  },
  sums(from, filter, query, most) {
    const end = Number.isFinite(most) ? sql`limit ${most + 1}` : sql``;
    const found = sql`select s.tr_id from payment_search s where s.terms @@ ${query}::tsquery and ${within(filter)} ${end}`;
    // Otherwise the planner would rather read all payments than look up ten thousand.
    const each = sql`lateral (select * from payments where payments.tr_id = found.tr_id offset 0) as payments`;
    return sumsOf(from, filter, sql`(${found}) as found cross join ${each}`);
  },
};

function glance(from: Reader, filter: TransactionFilter, query: string, page: Page): Promise<TransactionRow[]> {
  const newest = inListOrder(narrowed(from, filter).selectAll("payments"), { ...page, limit: GLANCE }).as("payments");
  const has = sql<boolean>`(select s.terms @@ ${query}::tsquery from payment_search s where s.tr_id = payments.tr_id)`;
  return pageOf(from.query.selectFrom(newest).where(has), page);
}

function readOut(from: Reader, filter: TransactionFilter, query: string, page: Page): Promise<TransactionRow[]> {
  const place = page.after ?? page.before;
  const way = sql.raw(page.before ? "asc" : "desc");
  const ahead = sql.raw(page.before ? ">" : "<");
  const beyond = place ? sql`(s.created_at, s.tr_id) ${ahead} (${place.createdAt}, ${place.trId})` : allOf([]);
  const found = sql<string>`(select s.tr_id from payment_search s
    where s.terms @@ ${query}::tsquery and ${within(filter)} and ${beyond}
    order by s.created_at ${way}, s.tr_id ${way} limit ${page.limit})`;
  return pageOf(from.query.selectFrom("payments").where("payments.trId", "in", found), page);
}

function within({ since, until }: TransactionFilter): RawBuilder<boolean> {
  return allOf([
    ...(since === undefined ? [] : [sql`s.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`s.created_at < ${until}`]),
  ]);
}

function textOf({ words, marks }: PaymentTerms): string {
  return [...words, ...marks.map(lexemeOf)].map((term) => `'${term}'`).join(" ");
}

/** In characters that need no quoting, after one that no word contains. */
function lexemeOf(mark: string): string {
  return `=${Buffer.from(mark).toString("hex")}`;
}

type Row = { readonly trId: string; readonly createdAt: number; readonly terms: string };

const replace = statement((tx: Writer, { trId, createdAt, terms }: Row) => ({
  compile: () =>
    sql`insert into payment_search (tr_id, created_at, terms) values (${trId}, ${createdAt}, ${terms}::tsvector)
      on conflict (tr_id) do update set terms = excluded.terms`.compile(tx.query),
}));

const under = statement((from: Reader, { trId, createdAt, terms }: Row) => ({
  compile: () =>
    sql`select tr_id from payment_search
      where tr_id = ${trId} and created_at = ${createdAt} and terms = ${terms}::tsvector`.compile(from.query),
}));
