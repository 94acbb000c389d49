import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** A password that somebody else has set is good for one sign-in, until the time noted; 0 once it has been used. */
export const ownSecurity: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  await sql`alter table users add column password_until ${int}`.execute(db);
};
