import { auditHash } from "./audit-log.ts";
import type { Reader } from "./connection.ts";

const AT_ONCE = 1_000;

/** `seq`: the first row at which the chain does not hold. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly seq: number; readonly fault: "missing" | "altered" | "cut_off" };

/** Reads the whole audit log in order and finds an edited, removed, reordered or cut-off row. */
export async function verifyAudit(from: Reader, key: Buffer): Promise<AuditVerdict> {
  let seq = 0;
  let hash = "";
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
    if (rows.length < AT_ONCE) break;
  }
  const head = await from.query.selectFrom("auditHead").selectAll().executeTakeFirstOrThrow();
  return head.seq === seq && head.hash === hash
    ? { ok: true, rows: seq }
    : { ok: false, seq: seq + 1, fault: "cut_off" };
}
