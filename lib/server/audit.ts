import { type AuditFilter, listAudit } from "#lib/db/audit-list.ts";
import type { Database } from "#lib/db/connection.ts";
import { type AuditVerdict, verifyAudit } from "#lib/db/verify-audit.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";

/** The audit log for supervisors: who did what, and whether the chain holds. */
export function createAudit({ database, auditKey }: { database: Database; auditKey: Buffer }) {
  let running: Promise<AuditVerdict> | null = null;
  return {
    list: (filter: AuditFilter & { zone: Zone }, page: { before?: number; limit: number }) =>
      listAudit(database.read, filter, page),
    /** Reads the whole chain; whoever asks while it is being read waits for the same answer. */
    async verify(actor: Actor): Promise<Result<{ verdict: AuditVerdict }>> {
      if (!hasRole(actor, "supervisor")) return failure("forbidden");
      running ??= verifyAudit(database.read, auditKey).finally(() => {
        running = null;
      });
      return { ok: true, verdict: await running };
    },
  };
}
