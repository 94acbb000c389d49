import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { insertRelease } from "#lib/db/payments/copy-releases.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { countPrints, findReceipt } from "#lib/db/payments/receipts.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { copyAllowanceOf } from "./print-receipt.ts";

/** A supervisor allows the cashier one copy beyond the limit. Idempotent while that copy is unprinted, so two clicks allow one copy. */
export async function releaseCopy(deps: PaymentDeps, actor: Actor, trId: TrId): Promise<Result<object>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    // Prints get their numbers under this lock of the payment.
    const payment = await findPaymentForChange(tx, trId);
    if (!payment || !(await findReceipt(tx, trId))) return failure("receipt_missing");
    const { reprintLimit } = await readPreferences(tx);
    if ((await copyAllowanceOf(tx, trId, reprintLimit)) !== "reached") return { ok: true };
    const standing = await countPrints(tx, trId);
    const at = deps.now();
    await insertRelease(tx, { trId, prints: standing + 1, by: actor, at });
    const data = { number: standing, limit: reprintLimit };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "receipt.release_copy", subject: trId, data });
    return { ok: true };
  });
}
