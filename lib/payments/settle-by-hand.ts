import { isBeingChecked } from "#lib/db/payments/payment-leases.ts";
import { findPayment, findPaymentForChange } from "#lib/db/payments/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { alarmAct, isOwnPayment } from "./own-payment.ts";
import { recordOutcome } from "./record-outcome.ts";

/** How long a payment must have been pending or unknown before a manual settlement. */
const UNCLEAR_FOR_MS = DAY;

export type Settlement = {
  readonly trId: TrId;
  readonly to: "success" | "failed";
  /** Why the supervisor is sure; stored in the timeline and the audit log. */
  readonly reason: string;
  /** There is no other supervisor: settling one's own payment is allowed, marked, with an alarm. */
  readonly onlySupervisor: boolean;
};

/** Whether a supervisor may settle this payment manually. */
export function maySettleByHand(payment: Payment, now: number): boolean {
  if (payment.state === "review") return true;
  const unclear = payment.state === "pending" || payment.state === "unknown";
  return unclear && now - payment.createdAt >= UNCLEAR_FOR_MS;
}

/**
 * A supervisor's manual settlement of a payment that the biller leaves unclear. The biller is asked once more first, and its answer takes
 * precedence. `own_payment`: not for the payment's own cashier, unless they are the only active supervisor.
 */
export async function settleByHand(
  deps: PaymentDeps,
  actor: Actor,
  settlement: Settlement,
): Promise<Result<{ payment: Payment }>> {
  const { trId, to, onlySupervisor } = settlement;
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const reason = readReason(settlement.reason, REASONS.settlement);
  if (reason === null) return failure("invalid_input");
  const before = await findPayment(deps.database.read, trId);
  if (!before) return failure("not_found");
  const own = await isOwnPayment(deps.database.read, actor, [before.cashierId], deps.now());
  if (own && !onlySupervisor) return failure("own_payment");
  if (!maySettleByHand(before, deps.now())) return failure("not_allowed_in_state");

  const checked = await checkPayment(deps, trId, actor);
  const version = checked?.payment.version;
  const settled = await deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, trId);
    if (payment?.version !== version || !payment || !maySettleByHand(payment, deps.now())) return null;
    // Another check is under way: its answer comes first.
    if (await isBeingChecked(tx, trId, deps.now())) return null;
    if (own) await alarmAct(tx, { kind: "settled_own_by_hand", payment, by: actor, at: deps.now() });
    const data = { reason, own, heard: checked?.heard ?? null };
    const patch = { settledByHand: true, checks: 0, silentChecks: 0 };
    return recordOutcome(deps, tx, payment, { to, kind: "settled_by_hand", by: actor, data, patch });
  });
  // The result of the fresh check, of another person's act or of a check under way takes precedence.
  if (!settled) return failure("not_allowed_in_state");
  deps.announce(settled);
  return { ok: true, payment: settled };
}
