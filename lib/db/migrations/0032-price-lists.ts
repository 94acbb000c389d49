import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** A price list belongs to the type under which it was read, and may be empty. The next page reads all anew. */
export const priceListsByType: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  await sql`drop table listed_products`.execute(db);
  await sql`create table price_lists (type text primary key, products text not null, read_at ${int} not null)`.execute(
    db,
  );
};
