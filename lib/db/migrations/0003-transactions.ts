import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

const BATCH = 500;

/**
 * What lists, searches and totals stand on: totals by the hour, the words under which each payment can be found, and an index for each
 * filter in the order of the list.
 */
export const transactions: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  // Searches ask for ranges of keys, which only the order of the bytes makes sense of.
  const bytewise = sql.raw(dialect === "sqlite" ? "" : 'collate "C"');
  const inKeyOrder = sql.raw(dialect === "sqlite" ? "without rowid" : "");
  const statements = [
    sql`create table hourly_totals (
      hour ${int} not null, cashier_id text not null, state text not null, count ${int} not null,
      nominal ${int} not null, admin ${int} not null, price ${int} not null, selling_price ${int} not null,
      primary key (hour, cashier_id, state))`,
    sql`insert into hourly_totals (hour, cashier_id, state, count, nominal, admin, price, selling_price)
      select created_at - created_at % 3600000, cashier_id, state, count(*), sum(nominal), sum(admin), sum(price), sum(selling_price)
      from payments group by 1, 2, 3`,

    sql`alter table payments add column search text not null default ''`,
    sql`create table search_keys (
      key text ${bytewise} not null, created_at ${int} not null, tr_id text not null,
      primary key (key, created_at, tr_id)) ${inKeyOrder}`,

    sql`drop index payments_by_cashier`,
    sql`create index payments_by_state on payments (state, created_at, tr_id)`,
    sql`create index payments_by_cashier on payments (cashier_id, created_at, tr_id)`,
    sql`create index payments_by_cashier_and_state on payments (cashier_id, state, created_at, tr_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
  await fillSearch(db as Kysely<Tables>);
};

type Tables = {
  payments: {
    tr_id: string;
    ref_id: string;
    hp: string;
    company: string;
    noref: string | null;
    product: string;
    search: string;
    created_at: number;
  };
  inquiries: { tr_id: string; details: string };
  search_keys: { key: string; created_at: number; tr_id: string };
};

async function fillSearch(db: Kysely<Tables>): Promise<void> {
  for (let last = ""; ; ) {
    const rows = await db
      .selectFrom("payments")
      .innerJoin("inquiries", "inquiries.tr_id", "payments.tr_id")
      .selectAll("payments")
      .select("details")
      .where("payments.tr_id", ">", last)
      .orderBy("payments.tr_id")
      .limit(BATCH)
      .execute();
    const end = rows.at(-1);
    if (!end) return;
    const keys: Tables["search_keys"][] = [];
    for (const { tr_id, ref_id, created_at, ...row } of rows) {
      const words = paymentWords({ ...row, trId: tr_id, refId: ref_id }, row.details);
      await db.updateTable("payments").set({ search: words.search }).where("tr_id", "=", tr_id).execute();
      keys.push(...words.keys.map((key) => ({ key, created_at, tr_id })));
    }
    await db.insertInto("search_keys").values(keys).execute();
    last = end.tr_id;
  }
}

type Searched = { trId: string; refId: string; hp: string; company: string; noref: string | null; product: string };

/** What a payment can be found by: its words as one text, its keys in the index, and the words of its company's name. */
export function paymentWords({ trId, refId, hp, company, noref, product }: Searched, details: string) {
  const own = [hp, ...(product === "BPJSTKPU" ? numbersOf(JSON.parse(details)) : []), noref ?? ""];
  const name = companyName(company);
  const keys = [
    ...(name.words.length > 0 ? [`=${name.id}`] : []),
    ...searchWords(...own),
    ...searchWords(trId).map((word) => shortened(word, 4)),
    ...searchWords(refId).map((word) => shortened(word, 2)),
  ];
  return { search: spaced(searchWords(company, ...own, trId, refId)), keys: [...new Set(keys)], name };
}

function numbersOf(details: Readonly<Record<string, unknown>> | null): string[] {
  return [details?.kode_iuran, details?.npp]
    .filter((number) => typeof number === "string" || typeof number === "number")
    .map((number) => String(number).trim().slice(0, 40));
}

function companyName(company: string): { id: string; words: string[] } {
  const words = searchWords(company);
  const text = spaced(words);
  return { id: text && createHash("sha256").update(text).digest("base64url").slice(0, 16), words };
}

function spaced(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join("");
}

function shortened(word: string, leftOut: number): string {
  const letters = [...word];
  return letters.length > leftOut ? `${letters.slice(0, -leftOut).join("")}*` : word;
}

function searchWords(...texts: readonly string[]): string[] {
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
