import { appendAudit } from "#lib/db/audit-log.ts";
import { findPaymentForChange } from "#lib/db/payments.ts";
import { findPrint, markPrintVoided } from "#lib/db/receipts.ts";
import { VOIDABLE_MS } from "#lib/domain/print-mark.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Records that a print did not come out, so that the next one takes its number. Within `VOIDABLE_MS`, by whoever printed it or a
 * supervisor; safe to repeat. `print_not_voidable` afterwards.
 */
export async function voidPrint(deps: PaymentDeps, actor: Actor, printId: string): Promise<Result<object>> {
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    const found = await findPrint(tx, printId);
    if (!found) return failure("not_found");
    // The payment's lock is the one under which prints get their numbers.
    await findPaymentForChange(tx, found.trId);
    const print = await findPrint(tx, printId);
    if (!print) return failure("not_found");
    if (print.printedById !== actor.id && !hasRole(actor, "supervisor")) return failure("forbidden");
    if (print.voidedAt !== null) return { ok: true };
    const at = deps.now();
    if (at - print.at > VOIDABLE_MS) return failure("print_not_voidable");
    await markPrintVoided(tx, printId, at);
    const data = { number: print.number, printId };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "receipt.print_voided", subject: print.trId, data });
    return { ok: true };
  });
}
