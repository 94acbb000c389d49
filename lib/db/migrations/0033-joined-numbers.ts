import { type Kysely, sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";
import { letterOf, searchWords } from "./0017-full-text-search.ts";

/** The numbers of each product that may be written with blanks, as the program of this step knew them. */
const NUMBERS = ["kode_iuran", "npp", "no_registrasi", "nomor_polisi", "ntpd", "no_pol", "id_ref", "nop"];
const BATCH = 2_000;

type Row = Readonly<
  Record<
    "tr_id" | "ref_id" | "hp" | "company" | "state" | "cashier_id" | "method" | "family" | "created_at" | "details",
    string
  >
> & { readonly noref: string | null; readonly reference: string | null };

/** A plate, a reference and the like are found joined, however they are spaced: payments that have one are indexed anew. */
export const joinedNumbers: MigrationStep = async (db, dialect) => {
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(db);
  let [at, trId]: [number | string, string] = [-1, ""];
  for (;;) {
    const { rows } = await sql<Row>`
      select payments.*, inquiries.details from payments join inquiries on inquiries.tr_id = payments.tr_id
      where (payments.created_at, payments.tr_id) > (${at}, ${trId})
      order by payments.created_at, payments.tr_id limit ${BATCH}`.execute(db);
    const end = rows.at(-1);
    if (!end) return;
    for (const row of rows) {
      const spaced = [...numbersOf(row.details), row.noref ?? "", row.reference ?? ""];
      if (spaced.some((number) => /\S\s+\S/.test(number))) await index(db, dialect, row, spaced);
    }
    [at, trId] = [end.created_at, end.tr_id];
  }
};

async function index(db: Kysely<unknown>, dialect: "sqlite" | "postgres", row: Row, spaced: readonly string[]) {
  const numbers = spaced.flatMap((number) => [number, number.replace(/\s/g, "")]);
  const words = searchWords(row.company, row.hp, ...numbers, row.tr_id, row.ref_id);
  const marks = [`state ${row.state}`, `cashier ${row.cashier_id}`, `method ${row.method}`, `family ${row.family}`];
  if (dialect === "postgres") {
    const lexemes = marks.map((mark) => `=${Buffer.from(mark).toString("hex")}`);
    const terms = [...words, ...lexemes].map((term) => `'${term}'`).join(" ");
    await sql`update payment_search set terms = ${terms}::tsvector where tr_id = ${row.tr_id}`.execute(db);
    return;
  }
  const first = sql`cast(${Number(row.created_at) * 1_000} as integer)`;
  await sql`insert or replace into payment_search (rowid, terms, tr_id)
    select rowid, ${[...words, ...marks.map(letterOf)].join(" ")}, tr_id from payment_search
    where rowid between ${first} and ${first} + 999 and tr_id = ${row.tr_id}`.execute(db);
}

function numbersOf(details: string): string[] {
  const read = (JSON.parse(details) ?? {}) as Record<string, unknown>;
  return NUMBERS.flatMap((name) => {
    const value = read[name];
    return typeof value === "string" ? [value] : typeof value === "number" ? [String(value)] : [];
  });
}
