import { verifyAudit } from "#lib/db/verify-audit.ts";
import { CommandError, type Maintenance } from "./command.ts";

const FAULTS = {
  missing: "is missing",
  altered: "has been altered, or stands in another's place",
  cut_off: "and what follows it have been cut off",
};

/** Checks the chain of the audit log; ends with an error at the first row that does not hold. */
export async function auditVerify({ database, auditKey }: Maintenance): Promise<void> {
  const verdict = await verifyAudit(database.read, auditKey);
  if (!verdict.ok) throw new CommandError(`the audit log does not hold: row ${verdict.seq} ${FAULTS[verdict.fault]}`);
  console.log(`The audit log holds: ${verdict.rows} rows.`);
}
