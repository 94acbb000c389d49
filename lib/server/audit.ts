import { setImmediate } from "node:timers/promises";
import { forSupervisors } from "#lib/auth/guard.ts";
import { type AuditFilter, listAudit } from "#lib/db/audit/audit-list.ts";
import { auditCode } from "#lib/db/audit/audit-log.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import type { Database, Reader } from "#lib/db/connection.ts";
import { keysetPage } from "#lib/domain/keyset-page.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import { readAnchors, rowsOf } from "./backups/audit-anchors.ts";

/** The audit log for supervisors: who did what, and whether the chain is intact. */
export function createAudit({ database, auditKey }: { database: Database; auditKey: Buffer }, anchorFile: string) {
  const verify = async () => {
    const anchors = rowsOf(readAnchors(anchorFile));
    const verdict = await verifyAudit(database.read, auditKey, anchors);
    return { verdict, anchors: anchors.length, code: verdict.ok ? auditCode(verdict.head) : "" };
  };
  let running: ReturnType<typeof verify> | null = null;
  return {
    /** One page of at most `shown` rows, newest first, and the row after which the next page begins; `before` is a row's number. */
    page: (actor: Actor, filter: AuditFilter & { zone: Zone }, before: number | null, shown: number) =>
      forSupervisors(actor, async () => {
        const rows = await listAudit(database.read, filter, { ...(before !== null && { before }), limit: shown + 1 });
        return keysetPage(rows, { after: before }, shown);
      }),
    /** All rows of a filter, newest first, in batches; ends early when the signal aborts. */
    pieces: (actor: Actor, filter: AuditFilter & { zone: Zone }, signal: AbortSignal) =>
      forSupervisors(actor, async () => ({ pieces: piecesOf(database.scan, filter, signal) })),
    /** Verifies the whole chain and the anchors beside the ledger; callers during a run share its result. */
    verify: (actor: Actor) =>
      forSupervisors(actor, async () => {
        running ??= verify().finally(() => {
          running = null;
        });
        return running;
      }),
  };
}

/** One batch occupies the event loop for a millisecond or two. */
const PIECE = 100;

async function* piecesOf(from: Reader, filter: AuditFilter & { zone: Zone }, signal: AbortSignal) {
  let before: number | undefined;
  while (!signal.aborted) {
    const rows = await listAudit(from, filter, { ...(before !== undefined && { before }), limit: PIECE });
    if (rows.length > 0) yield rows;
    before = rows.at(-1)?.seq;
    if (rows.length < PIECE) return;
    await setImmediate();
  }
}
