import { setImmediate } from "node:timers/promises";
import type { Reader } from "#lib/db/connection.ts";
import { type AuditPlace, auditHash, readAuditHead } from "./audit-log.ts";

/** Some milliseconds of reading and hashing: between two pieces others have their turn. */
const AT_ONCE = 500;

/** A row that somebody noted outside the database: its hash, or how that begins, and what it must have been about. */
export type ExpectedRow = AuditPlace & { readonly action?: string };

/** `seq`: the first row at which the chain does not hold. `other`: it is not the row that was noted. */
export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditPlace }
  | { readonly ok: false; readonly seq: number; readonly fault: "missing" | "altered" | "cut_off" | "other" };

/**
 * Reads the whole audit log in order and finds an edited, removed, reordered or cut-off row. An end that was cut off together with the
 * head's being set back is found by the rows that are `expected`, and by nothing else.
 */
export async function verifyAudit(
  from: Reader,
  key: Buffer,
  expected: readonly ExpectedRow[] = [],
): Promise<AuditVerdict> {
  const noted = Map.groupBy(expected, ({ seq }) => seq);
  const last = Math.max(0, ...noted.keys());
  let seq = 0;
  let hash = "";
  let headSeen = false;
  for (;;) {
    const rows = await from.query
      .selectFrom("auditLog")
      .selectAll()
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, fault: "missing" };
      if (row.previousHash !== hash || row.hash !== auditHash(key, row))
        return { ok: false, seq: row.seq, fault: "altered" };
      const isAsNoted = ({ hash: begin, action = row.action }: ExpectedRow) =>
        row.hash.startsWith(begin) && row.action === action;
      if (noted.get(row.seq)?.every(isAsNoted) === false) return { ok: false, seq: row.seq, fault: "other" };
      seq = row.seq;
      hash = row.hash;
    }
    await setImmediate();
    if (rows.length === AT_ONCE) continue;
    const head = await readAuditHead(from);
    if (head.seq === seq && head.hash === hash && seq >= last) return { ok: true, head };
    // Somebody wrote since the last piece was read; where nothing more is found, the end was cut off.
    if (head.seq > seq && (rows.length > 0 || !headSeen)) {
      headSeen = true;
      continue;
    }
    return { ok: false, seq: seq + 1, fault: "cut_off" };
  }
}
