import type { Reader } from "#lib/db/connection.ts";
import { type AuditPlace, auditHash, readAuditHead } from "./audit-log.ts";

/** A few milliseconds of hashing. */
const AT_ONCE = 500;

/** A row that was noted outside the database: its hash or the start of it, and possibly its action. */
export type ExpectedRow = AuditPlace & { readonly action?: string };

/** `seq`: the first row at which the chain breaks. `other`: it is not the row that was noted. */
export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditPlace }
  | { readonly ok: false; readonly seq: number; readonly fault: "missing" | "altered" | "cut_off" | "other" };

/**
 * Reads the whole audit log in order and finds edited, removed, reordered or cut-off rows. If the end was cut off and the head reset as
 * well, only the `expected` rows can show it.
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
    if (rows.length === AT_ONCE) continue;
    const head = await readAuditHead(from);
    if (head.seq === seq && head.hash === hash && seq >= last) return { ok: true, head };
    // New rows were written since the last batch; if a read finds none, the end was cut off.
    if (head.seq > seq && (rows.length > 0 || !headSeen)) {
      headSeen = true;
      continue;
    }
    return { ok: false, seq: seq + 1, fault: "cut_off" };
  }
}
