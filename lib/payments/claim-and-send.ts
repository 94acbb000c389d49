import type { Writer } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { PaymentDeps } from "./deps.ts";
import { orRefusal } from "./refusal.ts";
import { sendPayment } from "./send-payment.ts";

/** `mine`: this call claimed the payment and sends it. Otherwise it is the payment as the winner left it. */
export type Claimed = { readonly payment: Payment; readonly mine: boolean };

/**
 * Commits a claim and starts sending the payment in the background: nothing is sent before the commit (I1). Returns `ledger_unavailable`
 * when the ledger cannot be written; a refusal returned or thrown by `claim` rolls back.
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
