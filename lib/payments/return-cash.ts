import { appendAudit } from "#lib/db/audit-log.ts";
import { appendEvent } from "#lib/db/payment-events.ts";
import { changePayment, findPaymentForChange } from "#lib/db/payments.ts";
import { openShiftForChange } from "#lib/db/shifts.ts";
import { answersFor } from "#lib/domain/answers-for.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Records that the customer's cash was given back. Its own cashier or a supervisor; safe to repeat. The cash leaves the drawer of whoever
 * gives it, where they have a shift open, else that of the payment's cashier, whichever shift it once came in with.
 */
export async function returnCash(deps: PaymentDeps, actor: Actor, trId: TrId): Promise<Result<{ payment: Payment }>> {
  const result = await deps.database.transaction(async (tx): Promise<Result<{ payment: Payment }>> => {
    const payment = await findPaymentForChange(tx, trId);
    if (!payment) return failure("not_found");
    if (!answersFor(actor, payment)) return failure("forbidden");
    if (payment.refundDue === null) return failure("not_allowed_in_state");
    if (payment.refundedAt !== null) return { ok: true, payment };
    const now = deps.now();
    const shift = (await openShiftForChange(tx, actor.id)) ?? (await openShiftForChange(tx, payment.cashierId));
    const refundShiftId = shift?.id ?? null;
    const changed = await changePayment(tx, payment, { refundedAt: now, refundShiftId }, now);
    const data = { amount: payment.refundDue, shift: refundShiftId };
    const event = { trId, at: now, fromState: payment.state, toState: payment.state, by: actor };
    await appendEvent(tx, { ...event, kind: "cash_returned", data });
    await appendAudit(tx, deps.auditKey, { at: now, by: actor, action: "payment.cash_returned", subject: trId, data });
    return { ok: true, payment: changed };
  });
  if (result.ok) deps.announce(result.payment);
  return result;
}
