import { sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";

/** The newest fixed point of the deposit is found by its number, not by what the clock said. */
export const depositOrder: MigrationStep = async (db) => {
  await sql`create index deposit_points_in_order on deposit_readings (id) where quiet = 1`.execute(db);
};
