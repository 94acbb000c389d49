import { acknowledgeAlarms } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Database } from "#lib/db/connection.ts";
import { explanationsBetween, insertExplanation } from "#lib/db/deposit/deposit-explanations.ts";
import { findPoint, lockPoints } from "#lib/db/deposit/deposit-points.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import type { ExplanationKind } from "#lib/domain/journal.ts";
import { movementTransfer } from "#lib/domain/journal.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, fullName, hasRole } from "#lib/domain/roles.ts";
import { explainIntervals } from "./deposit-days.ts";
import { depositIntervals } from "./deposit-intervals.ts";

export type ExplainDeps = {
  readonly database: Database;
  readonly auditKey: Buffer;
  readonly now: () => number;
  readonly receipts: { readonly defaultOutlet: Outlet };
};

export type MovementWord = {
  /** The fixed point at which the movement ended. */
  readonly readingId: number;
  /** The unexplained amount that the supervisor saw, in rupiah, negative for a fall: compared, never used. */
  readonly amount: number;
  readonly kind: ExplanationKind;
  readonly note: string;
};

/**
 * Records a supervisor's explanation of an unexplained movement, and acknowledges its alarm. `movement_changed`: the unexplained amount has
 * changed since. Idempotent: a second call finds nothing left to explain.
 */
export async function explainMovement(
  deps: ExplainDeps,
  actor: Actor,
  { readingId, amount, kind, note: written }: MovementWord,
): Promise<Result<{ readingId: number }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const note = readReason(written, REASONS.movement);
  if (note === null) return failure("invalid_input");
  const { read } = deps.database;
  const point = await findPoint(read, readingId);
  if (!point) return failure("not_found");
  const found = await depositIntervals(read, { since: point.at, until: point.at + 1 });
  return deps.database.transaction(async (tx) => {
    await lockPoints(tx);
    const given = await explanationsBetween(tx, readingId, readingId);
    const interval = explainIntervals(found, given).find(({ to }) => to.id === readingId);
    if (!interval || amount === 0 || interval.left !== amount) return failure("movement_changed");

    const at = deps.now();
    await insertExplanation(tx, { readingId, amount, kind, note, at, byId: actor.id, byName: actor.name });
    const day = await outletDay(tx, deps.receipts.defaultOutlet, at);
    await appendJournal(tx, { at, day, by: actor, cashier: null, note }, [movementTransfer(kind, amount)]);
    const data = { amount, kind, note, since: interval.from.at, until: interval.to.at };
    const subject = String(readingId);
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "deposit.explain", subject, data });
    const word = { at, by: fullName(actor), note };
    await acknowledgeAlarms(tx, "deposit_fall", (alarm) => alarm.readingId === readingId, word);
    return { ok: true, readingId };
  });
}
