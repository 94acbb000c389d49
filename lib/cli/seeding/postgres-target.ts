import { sql } from "kysely";
import type { Writer } from "#lib/db/connection.ts";
import { snakeCase, type Target } from "./fill-ledger.ts";

/** A ledger in PostgreSQL, within one transaction. */
export async function postgresTarget(tx: Writer): Promise<Target> {
  await sql`set local statement_timeout = 0`.execute(tx.query);
  return {
    dialect: "postgres",
    async run(statement) {
      await sql.raw(statement).execute(tx.query);
    },
    async insert(table, rows) {
      const names = Object.keys(rows[0] ?? {});
      const columns = sql.raw(names.map(snakeCase).join(", "));
      // One value for all rows: a placeholder for each would cost more than the rows themselves.
      const text = JSON.stringify(
        rows.map((row) => Object.fromEntries(names.map((name) => [snakeCase(name), row[name]]))),
      );
      await sql`insert into ${sql.raw(table)} (${columns})
        select ${columns} from json_populate_recordset(null::${sql.raw(table)}, ${text}::json)`.execute(tx.query);
    },
    async indexesOf(table) {
      const { rows } = await sql<{ name: string; statement: string }>`
        select i.indexname as name, i.indexdef as statement from pg_indexes i
        where i.schemaname = current_schema() and i.tablename = ${table}
        and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`.execute(tx.query);
      return rows;
    },
  };
}
