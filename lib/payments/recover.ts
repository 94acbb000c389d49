import { endAttempt } from "#lib/db/payments/attempts.ts";
import { lostPayments } from "#lib/db/payments/payment-leases.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { leaseUntil } from "./deps.ts";
import { recordOutcome } from "./record-outcome.ts";
import { requestEnded } from "./send-payment.ts";

const AT_ONCE = 100;

/** Makes every `sending` payment whose lease has run out unknown, wherever it started (I10). Returns their number. */
export async function recoverLostPayments(deps: PaymentDeps): Promise<number> {
  const lost = await lostPayments(deps.database.read, {
    now: deps.now(),
    leaseUntil: leaseUntil(deps),
    limit: AT_ONCE,
  });
  let recovered = 0;
  for (const trId of lost) {
    const payment = await makeUnknown(deps, trId);
    if (!payment) continue;
    deps.announce(payment);
    recovered += 1;
  }
  if (recovered > 0) deps.log.warn({ recovered }, "payments whose sender is gone are now unknown");
  return recovered;
}

async function makeUnknown(deps: PaymentDeps, trId: TrId): Promise<Payment | null> {
  return deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, trId);
    if (payment?.state !== "sending" || payment.leaseUntil === null) return null;
    const now = deps.now();
    // A lease longer than any taken now dates from before the clock was set back.
    if (payment.leaseUntil > now && payment.leaseUntil <= leaseUntil(deps)) return null;
    const endedAt = Math.min(payment.leaseUntil, now);
    await endAttempt(tx, { trId, number: payment.attempt, endedAt, ending: "lost" });
    return recordOutcome(deps, tx, payment, {
      to: "unknown",
      kind: "lease_expired",
      by: SYSTEM,
      data: { attempt: payment.attempt },
      patch: { ...requestEnded(endedAt), reached: true },
    });
  });
}
