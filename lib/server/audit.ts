import { forSupervisors } from "#lib/auth/guard.ts";
import { type AuditFilter, listAudit } from "#lib/db/audit/audit-list.ts";
import { auditCode } from "#lib/db/audit/audit-log.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { batchesOf } from "#lib/db/batches.ts";
import type { Database } from "#lib/db/connection.ts";
import { keysetPage } from "#lib/domain/keyset-page.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import { readAnchors, rowsOf } from "./backups/audit-anchors.ts";

type Filter = AuditFilter & { zone: Zone };
type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];

/** The audit log for supervisors: who did what, and whether the chain is intact. */
export function createAudit({ database, auditKey }: { database: Database; auditKey: Buffer }, anchorFile: string) {
  const { office } = database;
  const page = (filter: Filter, before: number | undefined, limit: number) =>
    listAudit(office, filter, { ...(before !== undefined && { before }), limit });
  const verify = async () => {
    const anchors = rowsOf(readAnchors(anchorFile));
    const verdict = await verifyAudit(office, auditKey, anchors);
    return { verdict, anchors: anchors.length, code: verdict.ok ? auditCode(verdict.head) : "" };
  };
  let running: ReturnType<typeof verify> | null = null;
  return {
    /** One page of at most `shown` rows, newest first, and the row after which the next page begins; `before` is a row's number. */
    page: (actor: Actor, filter: Filter, before: number | null, shown: number) =>
      forSupervisors(actor, async () =>
        keysetPage(await page(filter, before ?? undefined, shown + 1), { after: before }, shown),
      ),
    /** All rows of a filter, newest first, in batches; ends early when the signal aborts. */
    pieces: (actor: Actor, filter: Filter, signal: AbortSignal) =>
      forSupervisors(actor, async () => ({
        pieces: batchesOf<AuditRow>((limit, after) => page(filter, after?.seq, limit), signal),
      })),
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
