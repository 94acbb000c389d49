import { countPayment } from "#lib/db/journal/count-payment.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { nextCheck } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { reversalTransfers } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { alarmAct, isOwnPayment } from "./own-payment.ts";
import { recordMoney } from "./record-money.ts";

export type Reversal = {
  readonly trId: TrId;
  /** Why the supervisor is sure that IAK returned, or never took, its price. */
  readonly reason: string;
  /** There is no other supervisor: reversing one's own payment is allowed, with an alarm. */
  readonly onlySupervisor: boolean;
};

/**
 * Takes back a success: IAK refunded it (as one of two payments of a bill), or a manual settlement was wrong. The state stays `success`,
 * because it happened; but no total counts it, its receipt cannot be printed, and the outlet owes the customer what was handed over.
 * Idempotent.
 */
export async function reversePayment(
  deps: PaymentDeps,
  actor: Actor,
  { trId, reason: written, onlySupervisor }: Reversal,
): Promise<Result<{ payment: Payment }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const reason = readReason(written, REASONS.settlement);
  if (reason === null) return failure("invalid_input");
  const done = await deps.database.transaction(async (tx): Promise<Result<{ payment: Payment }>> => {
    const payment = await findPaymentForChange(tx, trId);
    if (!payment) return failure("not_found");
    const isOwn = await isOwnPayment(tx, actor, [payment.cashierId], deps.now());
    if (isOwn && !onlySupervisor) return failure("own_payment");
    if (payment.state !== "success") return failure("not_allowed_in_state");
    if (payment.reversedAt !== null) return { ok: true, payment };
    const reversedAt = deps.now();
    // The biller contradicts a manual settlement by itself; a success that it has confirmed is not asked about again.
    const kind = isOwn ? "settled_own_by_hand" : payment.settledByHand ? null : "undone_by_hand";
    if (kind) await alarmAct(tx, { kind, payment, by: actor, at: reversedAt });
    const transfers = reversalTransfers(payment);
    // For a manual settlement this is a new one: the biller is asked again.
    const nextCheckAt = nextCheck({ ...payment, reversedAt }, reversedAt, deps.plan);
    const patch = { reversedAt, nextCheckAt };
    const how = { drawer: null, method: null, note: reason, patch, undoesOutcome: true } as const;
    const act = { kind: "reversed", transfers, by: actor, ...how } as const;
    const changed = await recordMoney(deps, tx, payment, act);
    await countPayment(tx, payment, "success", "reversed");
    return { ok: true, payment: changed };
  });
  if (done.ok) deps.announce(done.payment);
  return done;
}
