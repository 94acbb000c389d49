import { type Kysely, type RawBuilder, sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";
import { paymentWords } from "./0003-transactions.ts";

const BATCH = 2_000;

/** The words of a company's name stand once for the name instead of once for each of its payments; and the audit log by person, kind and time. */
export const companyNames: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const bytewise = sql.raw(dialect === "sqlite" ? "" : 'collate "C"');
  const inKeyOrder = sql.raw(dialect === "sqlite" ? "without rowid" : "");
  const kind = sql.raw(
    dialect === "sqlite" ? "substr(action, 1, instr(action, '.') - 1)" : "split_part(action, '.', 1)",
  );
  // A ledger of many payments takes longer than any statement of a page may.
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(db);
  await run(db, [
    sql`create table name_words (word text ${bytewise} not null, name_id text ${bytewise} not null,
      primary key (word, name_id)) ${inKeyOrder}`,
    sql`create index words_of_name on name_words (name_id, word)`,
    sql`create table new_keys (key text ${bytewise}, created_at ${int}, tr_id text)`,
  ]);
  await fill(db as Kysely<Tables>, dialect);
  await run(db, [
    sql`drop table search_keys`,
    sql`create table search_keys (
      key text ${bytewise} not null, created_at ${int} not null, tr_id text not null,
      primary key (key, created_at, tr_id)) ${inKeyOrder}`,
    sql`insert into search_keys (key, created_at, tr_id) select key, created_at, tr_id from new_keys order by key, created_at, tr_id`,
    sql`drop table new_keys`,

    // Of two indexes that seem to serve as well, SQLite takes the older one: here that must be the one of cashier and state.
    sql`drop index payments_by_cashier`,
    sql`create index payments_by_cashier on payments (cashier_id, created_at, tr_id)`,

    sql`create index audit_by_time on audit_log (at, seq)`,
    sql`create index audit_by_actor on audit_log (actor_id, seq)`,
    sql`create index audit_by_kind on audit_log (${kind}, seq)`,
    sql`create index audit_by_actor_and_kind on audit_log (actor_id, ${kind}, seq)`,
  ]);
  // PostgreSQL knows nothing of new tables and indexes until it looks, and would read the whole log for a rare kind.
  if (dialect === "postgres") await run(db, [sql`analyze search_keys, name_words, audit_log`]);
};

async function run(db: Kysely<unknown>, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

type Tables = {
  payments: {
    tr_id: string;
    ref_id: string;
    hp: string;
    company: string;
    noref: string | null;
    product: string;
    created_at: number;
  };
  inquiries: { tr_id: string; details: string };
};

async function fill(db: Kysely<Tables>, dialect: Parameters<MigrationStep>[1]): Promise<void> {
  const known = new Set<string>();
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
    const keys: (string | number)[][] = [];
    const names: ReturnType<typeof paymentWords>["name"][] = [];
    for (const { tr_id, ref_id, created_at, ...row } of rows) {
      const words = paymentWords({ ...row, trId: tr_id, refId: ref_id }, row.details);
      keys.push(...words.keys.map((key) => [key, created_at, tr_id]));
      if (words.name.words.length > 0 && !known.has(words.name.id)) names.push(words.name);
      known.add(words.name.id);
    }
    const text = (column: number) => sql`value ->> ${sql.lit(column)}`;
    const values = (list: unknown[]) =>
      sql`from ${sql.raw(dialect === "sqlite" ? "json_each" : "json_array_elements")}(${JSON.stringify(list)}) as list`;
    await run(db as Kysely<unknown>, [
      sql`insert into new_keys (key, created_at, tr_id)
        select ${text(0)}, cast(${text(1)} as bigint), ${text(2)} ${values(keys)}`,
      sql`insert into name_words (word, name_id)
        select ${text(0)}, ${text(1)} ${values(names.flatMap(({ id, words }) => words.map((word) => [word, id])))}`,
    ]);
    last = end.tr_id;
  }
}
