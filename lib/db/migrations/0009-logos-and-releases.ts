import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/** The outlet's logos, each kept for the receipts that carry it, and the copies that supervisors allowed beyond the limit. */
export const logosAndReleases: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const statements = [
    sql`create table logos (
      id text primary key, width integer not null, height integer not null, dots text not null, created_at ${int} not null)`,
    sql`create table copy_releases (
      id ${id}, tr_id text not null references receipts (tr_id), prints integer not null,
      by_id text not null, by_name text not null, at ${int} not null)`,
    sql`create index copy_releases_by_receipt on copy_releases (tr_id)`,
    ...appendOnly(dialect, ["logos", "copy_releases"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
