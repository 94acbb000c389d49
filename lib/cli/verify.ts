import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import { anchorFileOf, readAnchors, rowsOf } from "#lib/server/backups/audit-anchors.ts";
import { CommandError, type Maintenance } from "./command.ts";

/**
 * Recomputes all stored copies in the ledger, one line for each check; ends with an error when anything differs. May run beside the server.
 */
export async function verify({ database, auditKey, environment }: Maintenance): Promise<void> {
  let differs = false;
  for await (const { name, checked, faults } of verifyLedger(database.office)) {
    differs ||= faults.length > 0;
    console.log(`${name}: ${checked} checked, ${faults.length === 0 ? "all agree" : "THEY DIFFER"}`);
    for (const { subject, words } of faults) console.log(`  ${subject}: ${words}`);
  }
  const audit = await verifyAudit(database.office, auditKey, rowsOf(readAnchors(anchorFileOf(environment))));
  differs ||= !audit.ok;
  console.log(
    audit.ok ? `audit: ${audit.head.seq} checked, all agree` : `audit: ROW ${audit.seq} DOES NOT HOLD (${audit.fault})`,
  );
  if (differs) throw new CommandError("the ledger does not agree with itself; the first differences are named above");
}
