import { sql } from "kysely";
import type { MigrationStep } from "../migration-step.ts";

/** The audit log by what its rows are about. */
export const auditSubjects: MigrationStep = async (db) => {
  await sql`create index audit_by_subject on audit_log (subject, seq)`.execute(db);
};
