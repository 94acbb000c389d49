import { endAttempt } from "#lib/db/payments/attempts.ts";
import { findPaymentForChange, type PaymentPatch } from "#lib/db/payments/payments.ts";
import type { PaymentReply, Said } from "#lib/domain/biller.ts";
import { judgePaymentReply } from "#lib/domain/outcome.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { recordOutcome, storyOf } from "./record-outcome.ts";

/** I1: a process that froze for longer than this between claim and first byte sends nothing. */
const SEND_WITHIN_MS = 5_000;

/**
 * Sends the single `pay-pasca` of a claimed attempt and records its outcome. Never sends twice, never throws: if the outcome cannot be
 * stored, the payment stays `sending` until its lease makes it unknown.
 */
export async function sendPayment(deps: PaymentDeps, claimed: Payment): Promise<void> {
  const { trId, attempt } = claimed;
  const reply = await deps.biller.pay({ trId, notAfter: claimed.updatedAt + SEND_WITHIN_MS });
  try {
    const changed = await applyPaymentReply(deps, claimed, reply);
    deps.announce(changed);
    deps.log.info({ trId, attempt, reply: reply.kind, state: changed.state }, "payment answered");
  } catch (error) {
    deps.log.error(
      { trId, attempt, reply: reply.kind, err: error },
      "the outcome could not be written; check status will tell",
    );
  }
}

/** Applies the reply to attempt number `claimed.attempt` in whatever state the payment is (I9). */
async function applyPaymentReply(deps: PaymentDeps, claimed: Payment, reply: PaymentReply): Promise<Payment> {
  return deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, claimed.trId);
    if (!payment) throw new Error(`payment ${claimed.trId} has vanished`);
    const { attempt } = claimed;
    const now = deps.now();
    const judged = judgePaymentReply(payment, attempt, reply, payment);
    await endAttempt(tx, { trId: payment.trId, number: attempt, endedAt: now, ending: endingOf(reply) });

    const open = isUnsettled(payment.state) && attempt === payment.attempt;
    const patch: PaymentPatch = {
      reached: reachedAfter(payment, attempt, reply),
      suspicion: judged.suspicion,
      ...(open ? requestEnded(now) : {}),
      ...(open && "code" in reply ? { code: reply.code, message: reply.message } : {}),
    };
    const said: Said | undefined = "fields" in reply ? reply : undefined;
    return recordOutcome(deps, tx, payment, {
      to: judged.to,
      kind: "reply",
      by: SYSTEM,
      data: { attempt, ...storyOf(reply) },
      patch,
      alarms: judged.alarms,
      said,
    });
  });
}

/** Whether any request may have reached the biller. "Not sent" for this attempt corrects what an expired lease had to assume. */
function reachedAfter(payment: Payment, attempt: number, reply: PaymentReply): boolean {
  if (reply.kind !== "not_sent") return true;
  return attempt === payment.attempt ? payment.earlierReached : payment.reached;
}

/** Resets the check-status fields once a request has ended. */
export function requestEnded(at: number): PaymentPatch {
  return { requestEndedAt: at, leaseUntil: null, firstZeroAt: null, checks: 0, silentChecks: 0 };
}

function endingOf(reply: PaymentReply): string {
  return "reason" in reply ? `${reply.kind}:${reply.reason}` : reply.kind;
}
