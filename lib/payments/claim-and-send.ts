import type { Writer } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { PaymentDeps } from "./deps.ts";
import { orRefusal } from "./refusal.ts";
import { sendPayment } from "./send-payment.ts";

/** `mine`: this call claimed it, and sends it. Otherwise the payment as whoever was quicker left it. */
export type Claimed = { readonly payment: Payment; readonly mine: boolean };

/**
 * Commits a claim and leaves the sending of what it won to the background: nothing is sent unless the claim is committed (I1).
 * `ledger_unavailable` where it cannot be; what `claim` refuses, or throws as a Refusal, undoes it.
 */
export async function claimAndSend(
  deps: PaymentDeps,
  trId: TrId,
  claim: (tx: Writer) => Promise<Result<Claimed>>,
): Promise<Result<Claimed>> {
  let claimed: Result<Claimed>;
  try {
    claimed = await orRefusal(() => deps.database.transaction(claim));
  } catch (error) {
    deps.log.error({ trId, err: error }, "the claim could not be written; nothing was sent");
    return failure("ledger_unavailable");
  }
  if (claimed.ok && claimed.mine) {
    const { payment } = claimed;
    deps.announce(payment);
    deps.inBackground(() => sendPayment(deps, payment));
  }
  return claimed;
}
