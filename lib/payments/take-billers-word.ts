import { findPayment } from "#lib/db/payments/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { isFailedByHand, type Payment } from "#lib/domain/payment.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Turns a payment that a person called failed into a late success, because the biller calls it paid and a supervisor agrees. The biller is
 * asked once more; `not_confirmed_paid`: it did not say "paid" again.
 */
export async function takeBillersWord(
  deps: PaymentDeps,
  actor: Actor,
  word: { readonly trId: TrId; readonly note: string },
): Promise<Result<{ payment: Payment }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const note = readReason(word.note, REASONS.alarm);
  if (note === null) return failure("invalid_input");
  const before = await findPayment(deps.database.read, word.trId);
  if (!before) return failure("not_found");
  if (!isFailedByHand(before)) return failure("not_allowed_in_state");
  const checked = await checkPayment(deps, word.trId, actor, { note });
  if (checked?.payment.state !== "success") return failure("not_confirmed_paid");
  return { ok: true, payment: checked.payment };
}
