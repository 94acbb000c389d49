import { findPayment, findPaymentForChange } from "#lib/db/payments/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { maySendAgain } from "#lib/domain/payment-state.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, type By, hasRole, SYSTEM } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { recordOutcome } from "./record-outcome.ts";

/**
 * Cancels a payment that never reached the biller. Anyone who may pay can cancel a `not_sent`; a `not_received` needs a supervisor and a
 * fresh "not received".
 */
export async function giveUp(deps: PaymentDeps, actor: Actor, trId: TrId): Promise<Result<{ payment: Payment }>> {
  let payment = await findPayment(deps.database.read, trId);
  if (!payment) return failure("not_found");
  if (!maySendAgain(payment.state)) return { ok: true, payment };
  if (payment.state === "not_received") {
    if (!hasRole(actor, "supervisor")) return failure("forbidden");
    const checked = await checkPayment(deps, trId, actor);
    if (checked) payment = checked.payment;
    if (payment.state !== "not_received") return { ok: true, payment };
    if (checked?.heard !== 0) return failure("biller_no_answer");
  }
  const cancelled = await cancel(deps, trId, payment.version, { kind: "given_up", by: actor });
  return cancelled ? { ok: true, payment: cancelled } : failure("not_allowed_in_state");
}

/** I11: a `not_sent` whose day is over can never be sent again. Null when the payment is not, or no longer, one of those. */
export async function expireNotSent(deps: PaymentDeps, trId: TrId): Promise<Payment | null> {
  const payment = await findPayment(deps.database.read, trId);
  if (payment?.state !== "not_sent" || payment.day >= wibDay(deps.now())) return null;
  return cancel(deps, trId, payment.version, { kind: "expired", by: SYSTEM });
}

async function cancel(
  deps: PaymentDeps,
  trId: TrId,
  version: number,
  how: { kind: "given_up" | "expired"; by: By },
): Promise<Payment | null> {
  const cancelled = await deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, trId);
    if (payment?.version !== version) return null;
    return recordOutcome(deps, tx, payment, { to: "cancelled", ...how, data: {}, patch: {} });
  });
  if (cancelled) deps.announce(cancelled);
  return cancelled;
}
