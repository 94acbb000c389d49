import { parseArgs } from "node:util";
import { type AuditPlace, auditCode, readAuditCode } from "#lib/db/audit/audit-log.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { anchorFileOf, readAnchors, rowsOf } from "#lib/server/backups/audit-anchors.ts";
import { CommandError, type Maintenance } from "./command.ts";

export const AUDIT_VERIFY_USAGE = "audit verify [--expect ROW:CODE] [--anchors FILE]";

const FAULTS = {
  missing: "is missing",
  altered: "has been altered, or stands in another's place",
  cut_off: "and what follows it have been cut off",
  other: "is another than the one that was noted",
};

/**
 * Verifies the audit log's chain, the anchors beside the ledger (or in FILE) and a noted row, as a day's report prints it. Ends with an
 * error at the first row that is wrong.
 */
export async function auditVerify({ database, auditKey, environment }: Maintenance, words: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: words, options: { expect: text, anchors: text } });
  const file = values.anchors ?? anchorFileOf(environment);
  const anchors = rowsOf(readAnchors(file));
  const verdict = await verifyAudit(database.read, auditKey, [...anchors, ...expectedOf(values.expect)]);
  if (!verdict.ok) throw new CommandError(`the audit log does not hold: row ${verdict.seq} ${FAULTS[verdict.fault]}`);
  const { head } = verdict;
  console.log(`The audit log holds: ${head.seq} rows, up to ${auditCode(head)}.`);
  console.log(
    anchors.length > 0
      ? `So do the ${anchors.length} anchors in ${file}; the last one is row ${anchors.at(-1)?.seq}.`
      : `There are no anchors in ${file}: an end that was cut off with its head would not be seen.`,
  );
}

function expectedOf(noted: string | undefined): AuditPlace[] {
  if (noted === undefined) return [];
  const place = readAuditCode(noted);
  if (!place) throw new CommandError(`--expect wants a row and its code, such as 1204:9f3a-0b1c-77d2-e410`);
  return [place];
}
