import { countPayment } from "#lib/db/journal/count-payment.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { nextCheck } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { reversalTransfers } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { alarmOwnAct } from "./alarm-own-act.ts";
import type { PaymentDeps } from "./deps.ts";
import { recordMoney } from "./record-money.ts";

export type Reversal = {
  readonly trId: TrId;
  /** Why the supervisor is sure that IAK kept, or gave back, its price. */
  readonly reason: string;
  /** Nobody else could: reversing one's own payment is then allowed, and an alarm. */
  readonly onlySupervisor: boolean;
};

/**
 * Takes a success back: IAK refunded it, as it does one of two payments of a bill, or a person's word did not hold. Success stays the
 * payment's state, for its story happened; from now on no total counts it, its receipt is not printed any more, and the customer is
 * owed what they handed over. Safe to repeat.
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
    if (payment.cashierId === actor.id && !onlySupervisor) return failure("own_payment");
    if (payment.state !== "success") return failure("not_allowed_in_state");
    if (payment.reversedAt !== null) return { ok: true, payment };
    if (payment.cashierId === actor.id) await alarmOwnAct(tx, payment, actor, deps.now());
    const transfers = reversalTransfers(payment);
    const reversedAt = deps.now();
    // Of a person's success this is another word: the biller is asked about it anew.
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
