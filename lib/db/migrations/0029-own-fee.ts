import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** What the shop itself takes for a payment: none, where it was made before. */
export const ownFee: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  await sql`alter table payments add column own_fee ${int} not null default 0`.execute(db);
};
