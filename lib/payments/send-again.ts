import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { heldSince } from "#lib/db/installation.ts";
import { insertAttempt } from "#lib/db/payments/attempts.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { isBeingChecked } from "#lib/db/payments/payment-leases.ts";
import { changePayment, findPayment, findPaymentForChange } from "#lib/db/payments/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { maySendAgain } from "#lib/domain/payment-state.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import { type Claimed, claimAndSend } from "./claim-and-send.ts";
import type { PaymentDeps } from "./deps.ts";
import { leaseUntil } from "./deps.ts";
import { refuseRepeat } from "./start-payment.ts";

/**
 * A new attempt of the same payment, after proof that the earlier one never arrived. After `not_received` the biller is asked once more,
 * and only "not received" allows the attempt (I15). Repeating the call returns the payment as it is.
 */
export async function sendAgain(deps: PaymentDeps, actor: Actor, trId: TrId): Promise<Result<{ payment: Payment }>> {
  let payment = await findPayment(deps.database.read, trId);
  if (!payment) return failure("not_found");
  if (!maySendAgain(payment.state)) return { ok: true, payment };
  if (payment.day !== wibDay(deps.now())) return failure("quote_expired");
  if ((await heldSince(deps.database.read)) !== null) return failure("reconcile_first");
  if (payment.state === "not_received") {
    const checked = await checkPayment(deps, trId, actor);
    if (checked) payment = checked.payment;
    if (payment.state !== "not_received") return { ok: true, payment };
    if (checked?.heard !== 0) return failure("biller_no_answer");
  }
  const { version } = payment;
  return claimAndSend(deps, trId, (tx) => claimAgain(deps, tx, actor, trId, version));
}

async function claimAgain(
  deps: PaymentDeps,
  tx: Writer,
  actor: Actor,
  trId: TrId,
  version: number,
): Promise<Result<Claimed>> {
  const payment = await findPaymentForChange(tx, trId);
  const inquiry = await findInquiry(tx, trId);
  if (!payment || !inquiry) return failure("not_found");
  const now = deps.now();
  // Another process was faster, or a check is running; its result comes first.
  if (payment.version !== version) return { ok: true, payment, mine: false };
  if (await isBeingChecked(tx, trId, now)) return failure("not_allowed_in_state");
  await refuseRepeat(tx, inquiry, true, now);

  const attempt = payment.attempt + 1;
  const claimed = await changePayment(
    tx,
    payment,
    {
      state: "sending",
      attempt,
      earlierReached: payment.reached,
      requestEndedAt: null,
      leaseUntil: leaseUntil(deps),
      suspicion: null,
      firstZeroAt: null,
      nextCheckAt: null,
    },
    now,
  );
  await insertAttempt(tx, { trId, number: attempt, startedAt: now });
  const event = { trId, at: now, fromState: payment.state, toState: claimed.state, by: actor };
  await appendEvent(tx, { ...event, kind: "sent_again", data: { attempt } });
  const audit = { at: now, by: actor, action: "payment.send_again", subject: trId, data: { attempt } };
  await appendAudit(tx, deps.auditKey, audit);
  return { ok: true, payment: claimed, mine: true };
}
