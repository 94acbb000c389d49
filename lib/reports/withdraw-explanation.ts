import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { explanationsBetween, insertExplanation } from "#lib/db/deposit/deposit-explanations.ts";
import { findPoint, lockPoints } from "#lib/db/deposit/deposit-points.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { movementTransfer, WITHDRAWN } from "#lib/domain/journal.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { explainIntervals, saidOf } from "./deposit-days.ts";
import { depositIntervals } from "./deposit-intervals.ts";
import type { ExplainDeps } from "./explain-movement.ts";

export type Withdrawal = {
  /** The fixed point at which the movement ended. */
  readonly readingId: number;
  /** The explained amount that the supervisor saw, in rupiah, negative for a fall: compared, never used. */
  readonly said: number;
  readonly note: string;
};

/**
 * Withdraws supervisors' explanations of a movement, with a reason: it is unexplained again, and a fall raises its alarm again. Nothing is
 * deleted; the withdrawal is one more explanation, of the opposite amount. `movement_changed`: the explained amount has changed since.
 */
export async function withdrawExplanation(
  deps: ExplainDeps,
  actor: Actor,
  { readingId, said, note: written }: Withdrawal,
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
    if (said === 0 || saidOf(given) !== said) return failure("movement_changed");

    const at = deps.now();
    const by = { byId: actor.id, byName: actor.name };
    const withdrawal = { readingId, amount: -said, kind: WITHDRAWN, note, at, ...by } as const;
    await insertExplanation(tx, withdrawal);
    const day = await outletDay(tx, deps.receipts.defaultOutlet, at);
    const words = given.slice(given.findLastIndex(({ kind }) => kind === WITHDRAWN) + 1);
    const back = words.flatMap(({ kind, amount }) =>
      kind === WITHDRAWN ? [] : [movementTransfer(kind, amount, "back")],
    );
    await appendJournal(tx, { at, day, by: actor, cashier: null, note }, back);
    const subject = String(readingId);
    await appendAudit(tx, deps.auditKey, {
      ...{ at, by: actor, action: "deposit.withdraw", subject },
      data: { amount: said, note, until: point.at },
    });
    const interval = explainIntervals(found, [...given, withdrawal]).find(({ to }) => to.id === readingId);
    if (interval && interval.left < 0) {
      const data = { amount: -interval.left, since: interval.from.at, until: interval.to.at, readingId };
      await raiseAlarm(tx, { kind: "deposit_fall", trId: null, at, data });
    }
    return { ok: true, readingId };
  });
}
