import { forSupervisors } from "#lib/auth/guard.ts";
import { type AuditFilter, listAudit } from "#lib/db/audit-list.ts";
import type { Database } from "#lib/db/connection.ts";
import { type AuditVerdict, verifyAudit } from "#lib/db/verify-audit.ts";
import { cutPage } from "#lib/domain/cut-page.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";

/** The audit log for supervisors: who did what, and whether the chain holds. */
export function createAudit({ database, auditKey }: { database: Database; auditKey: Buffer }) {
  let running: Promise<AuditVerdict> | null = null;
  return {
    /** One page of at most `shown` rows, newest first, and the row that the next page begins after; `before` a row's number. */
    page: (actor: Actor, filter: AuditFilter & { zone: Zone }, before: number | null, shown: number) =>
      forSupervisors(actor, async () => {
        const rows = await listAudit(database.read, filter, { ...(before !== null && { before }), limit: shown + 1 });
        return cutPage(rows, { after: before }, shown);
      }),
    /** Reads the whole chain; whoever asks while it is being read waits for the same answer. */
    verify: (actor: Actor) =>
      forSupervisors(actor, async () => {
        running ??= verifyAudit(database.read, auditKey).finally(() => {
          running = null;
        });
        return { verdict: await running };
      }),
  };
}
