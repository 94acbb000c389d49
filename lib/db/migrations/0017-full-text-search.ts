import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

const BATCH = 2_000;

/** The databases' own full-text index takes the place of ours, and the list's indexes hold no more than the list's order. */
export const fullTextSearch: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const statements = [
    ...["by_name", "by_time", "by_state", "by_cashier_and_state", "by_cashier"].map(
      (name) => sql`drop index ${sql.id(`payments_${name}`)}`,
    ),
    sql`drop table search_keys`,
    sql`drop table name_words`,
    sql`alter table payments drop column search`,
    sql`alter table payments drop column name_id`,
    sql`create index payments_by_time on payments (created_at, tr_id)`,
    sql`create index payments_by_state on payments (state, created_at, tr_id)`,
    // Of two indexes that seem to serve as well, SQLite takes the older one: here that must be the one of cashier and state.
    sql`create index payments_by_cashier_and_state on payments (cashier_id, state, created_at, tr_id)`,
    sql`create index payments_by_cashier on payments (cashier_id, created_at, tr_id)`,
    // Our words reach FTS5 as they are: whatever is not ASCII is a letter to its tokenizer. Beginnings of up to eight letters are kept
    // ready, longer ones are gathered.
    dialect === "sqlite"
      ? sql`create virtual table payment_search using fts5(terms, tr_id unindexed, content='', contentless_delete=1,
          contentless_unindexed=1, detail=none, prefix='1 2 3 4 5 6 7 8', tokenize='ascii')`
      : sql`create table payment_search (tr_id text primary key, created_at ${int} not null, terms tsvector not null)`,
  ];
  // A ledger of many payments takes longer than any statement of a page may.
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(db);
  for (const statement of statements) await statement.execute(db);
  await fill(db as Kysely<Tables>, dialect);
  if (dialect === "sqlite") return;
  // What waits in a list of its own would have to be read by each search, and brought in by one unlucky payment.
  await sql`create index payment_search_terms on payment_search using gin (terms) with (fastupdate = off)`.execute(db);
  // It knows nothing of new tables and indexes until it looks.
  await sql`analyze payments, payment_search`.execute(db);
};

type Tables = {
  payments: {
    tr_id: string;
    ref_id: string;
    hp: string;
    company: string;
    noref: string | null;
    reference: string | null;
    product: string;
    state: string;
    cashier_id: string;
    method: string;
    created_at: number;
  };
  inquiries: { tr_id: string; details: string };
  payment_search: { rowid?: number; created_at?: number; tr_id: string; terms: string };
};

/** In the order of the list: FTS5 takes rows most quickly in the order of their numbers. */
async function fill(db: Kysely<Tables>, dialect: "sqlite" | "postgres"): Promise<void> {
  let [at, trId, rowid] = [-1, "", -1];
  for (;;) {
    const rows = await db
      .selectFrom("payments")
      .innerJoin("inquiries", "inquiries.tr_id", "payments.tr_id")
      .selectAll("payments")
      .select("details")
      .where(sql<boolean>`(payments.created_at, payments.tr_id) > (${at}, ${trId})`)
      .orderBy("payments.created_at")
      .orderBy("payments.tr_id")
      .limit(BATCH)
      .execute();
    const end = rows.at(-1);
    if (!end) return;
    const found: [string, number, string][] = [];
    for (const { details, ...row } of rows) {
      rowid = Math.max(rowid + 1, row.created_at * 1_000);
      const place = dialect === "sqlite" ? rowid : row.created_at;
      found.push([row.tr_id, place, termsOf(row, JSON.parse(details), dialect)]);
    }
    const list = JSON.stringify(found);
    const insert =
      dialect === "sqlite"
        ? sql`insert into payment_search (tr_id, rowid, terms) select value ->> 0, value ->> 1, value ->> 2 from json_each(${list})`
        : sql`insert into payment_search (tr_id, created_at, terms)
            select value ->> 0, (value ->> 1)::int8, (value ->> 2)::tsvector from json_array_elements(${list}::json) as list`;
    await insert.execute(db);
    [at, trId] = [end.created_at, end.tr_id];
  }
}

function termsOf(row: Tables["payments"], details: unknown, dialect: "sqlite" | "postgres"): string {
  const own = [row.hp, ...(row.product === "BPJSTKPU" ? numbersOf(details) : []), row.noref ?? "", row.reference ?? ""];
  const words = searchWords(row.company, ...own, row.tr_id, row.ref_id);
  const marks = [`state ${row.state}`, `cashier ${row.cashier_id}`, `method ${row.method}`, "family bpjstkpu"];
  if (dialect === "sqlite") return [...words, ...marks.map(letterOf)].join(" ");
  const lexemes = marks.map((mark) => `=${Buffer.from(mark).toString("hex")}`);
  return [...words, ...lexemes].map((term) => `'${term}'`).join(" ");
}

function numbersOf(details: unknown): string[] {
  const { kode_iuran, npp } = (details ?? {}) as Record<string, unknown>;
  const numbers = [kode_iuran, npp].filter((number) => number !== undefined);
  const readable = numbers.every((number) => typeof number === "string" || typeof number === "number");
  return readable ? numbers.map((number) => String(number).trim().slice(0, 40)) : [];
}

export function letterOf(mark: string): string {
  return String.fromCodePoint(0xf0000 + (createHash("sha256").update(mark).digest().readUInt32BE() % 65_534));
}

export function searchWords(...texts: readonly string[]): string[] {
  const words = new Set<string>();
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase();
  for (const chunk of texts.flatMap((text) => plain(text).split(/\s+/))) {
    for (const word of [chunk.replace(/[^\p{L}\p{N}]+/gu, ""), ...chunk.split(/[^\p{L}\p{N}]+/gu)]) {
      if (word) words.add(word.slice(0, 64).toWellFormed());
    }
  }
  return [...words];
}
