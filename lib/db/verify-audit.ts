import { setImmediate } from "node:timers/promises";
import { auditHash } from "./audit-log.ts";
import type { Reader } from "./connection.ts";

/** Some milliseconds of reading and hashing: between two pieces others have their turn. */
const AT_ONCE = 500;

/** `seq`: the first row at which the chain does not hold. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly seq: number; readonly fault: "missing" | "altered" | "cut_off" };

/** Reads the whole audit log in order and finds an edited, removed, reordered or cut-off row. */
export async function verifyAudit(from: Reader, key: Buffer): Promise<AuditVerdict> {
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
      seq = row.seq;
      hash = row.hash;
    }
    await setImmediate();
    if (rows.length === AT_ONCE) continue;
    const head = await from.query.selectFrom("auditHead").selectAll().executeTakeFirstOrThrow();
    if (head.seq === seq && head.hash === hash) return { ok: true, rows: seq };
    // Somebody wrote since the last piece was read; where nothing more is found, the end was cut off.
    if (head.seq > seq && (rows.length > 0 || !headSeen)) {
      headSeen = true;
      continue;
    }
    return { ok: false, seq: seq + 1, fault: "cut_off" };
  }
}
