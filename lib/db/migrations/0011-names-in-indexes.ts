import { sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";

const AMOUNTS = sql.raw("nominal, admin, price, selling_price");

/**
 * The list's indexes hold each payment's company name and amounts, and each word of a name all its words: a search with a filter, and what
 * it comes to, is read off indexes alone.
 */
export const namesInIndexes: MigrationStep = async (db, dialect) => {
  const bytewise = sql.raw(dialect === "sqlite" ? "" : 'collate "C"');
  const joined = sql.raw(dialect === "sqlite" ? "group_concat" : "string_agg");
  const steps = [
    ...["by_time", "by_state", "by_cashier_and_state", "by_cashier"].map(
      (name) => sql`drop index ${sql.id(`payments_${name}`)}`,
    ),
    sql`alter table payments add column name_id text ${bytewise} not null default ''`,
    sql`update payments set name_id = substr(k.key, 2) from search_keys k
      where k.key >= '=' and k.key < '>' and k.tr_id = payments.tr_id`,
    sql`create index payments_by_name on payments (name_id, created_at, tr_id, state, cashier_id, ${AMOUNTS})`,
    sql`create index payments_by_time on payments (created_at, tr_id, name_id, state, ${AMOUNTS})`,
    sql`create index payments_by_state on payments (state, created_at, tr_id, name_id, ${AMOUNTS})`,
    // Of two indexes that seem to serve as well, SQLite takes the older one: here that must be the one of cashier and state.
    sql`create index payments_by_cashier_and_state on payments (cashier_id, state, created_at, tr_id, name_id, ${AMOUNTS})`,
    sql`create index payments_by_cashier on payments (cashier_id, created_at, tr_id, name_id, state, ${AMOUNTS})`,

    sql`alter table name_words add column words text not null default ''`,
    sql`update name_words set words = names.words
      from (select name_id, substr(${joined}(' ' || word, ''), 1, 500) as words from name_words group by name_id) as names
      where names.name_id = name_words.name_id`,
    sql`drop index words_of_name`,
  ];
  const onPostgres = [
    sql`alter table name_words drop constraint name_words_pkey, add primary key (word, name_id) include (words)`,
    // It knows nothing of new indexes until it looks.
    sql`analyze payments, name_words`,
  ];
  // A ledger of many payments takes longer than any statement of a page may.
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(db);
  for (const step of [...steps, ...(dialect === "postgres" ? onPostgres : [])]) await step.execute(db);
};
