import { appendAudit, holdAuditChain } from "#lib/db/audit/audit-log.ts";
import type { Database } from "#lib/db/connection.ts";
import { insertDayLock, insertReportPrint } from "#lib/db/journal/day-books.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { isDay } from "#lib/domain/time.ts";

type BookDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly receipts: { readonly defaultOutlet: Outlet };
};

/**
 * "Tutup buku": from now on a day's figures are final, and later changes are shown separately. For a supervisor, on a day that has begun.
 * It cannot be undone; of two at once, the first lock stays.
 */
export async function lockDay(
  deps: BookDeps,
  actor: Actor,
  { day }: { readonly day: string },
): Promise<Result<object>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    const at = deps.now();
    if (!isDay(day) || day > (await outletDay(tx, deps.receipts.defaultOutlet, at))) return failure("invalid_input");
    // From here on nobody else writes to the journal, so its last line is the lock's mark.
    await holdAuditChain(tx);
    const mark = await journalMark(tx);
    if (!(await insertDayLock(tx, { day, mark, at, by: actor }))) return { ok: true };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "report.lock", subject: day, data: { mark } });
    return { ok: true };
  });
}

/** Records that a day's report was printed up to the journal line `mark`, so that later changes can be shown. */
export async function recordReportPrint(
  deps: BookDeps,
  actor: Actor,
  { day, mark }: { readonly day: string; readonly mark: number },
): Promise<Result<object>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    if (!isDay(day) || mark > (await journalMark(tx))) return failure("invalid_input");
    const at = deps.now();
    await insertReportPrint(tx, { day, mark, at, by: actor });
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "report.print", subject: day, data: { mark } });
    return { ok: true };
  });
}
