import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { releasedPrints } from "#lib/db/payments/copy-releases.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { countPrints, findReceipt, insertPrint, type ReceiptPrint } from "#lib/db/payments/receipts.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Paper } from "#lib/domain/paper.ts";
import type { PrintHow } from "#lib/domain/print-mark.ts";
import { type CopyAllowance, copyAllowance } from "#lib/domain/print-mark.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole, mayPrintReceipt } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Records a print before paper comes out; the second and later ones are copies. `receipt_missing`, `printing_not_allowed` for whom the
 * receipt is not, `reprint_limit` for a cashier when as many copies stand as the outlet and a supervisor's releases allow.
 */
export async function printReceipt(
  deps: PaymentDeps,
  actor: Actor,
  print: { trId: TrId; paper: Paper; how: PrintHow },
): Promise<Result<{ print: ReceiptPrint }>> {
  const { trId } = print;
  return deps.database.transaction(async (tx): Promise<Result<{ print: ReceiptPrint }>> => {
    const payment = await findPaymentForChange(tx, trId);
    if (!payment || payment.reversedAt !== null || !(await findReceipt(tx, trId))) return failure("receipt_missing");
    const preferences = await readPreferences(tx);
    if (!mayPrintReceipt(actor, payment, preferences)) return failure("printing_not_allowed");
    const { reprintLimit: limit } = preferences;
    if (!hasRole(actor, "supervisor") && (await copyAllowanceOf(tx, trId, limit)) === "reached") {
      return failure("reprint_limit", { params: { limit: limit ?? 0 } });
    }
    const at = deps.now();
    const recorded = await insertPrint(tx, { ...print, by: actor, at });
    const data = { number: recorded.number, paper: print.paper, how: print.how };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "receipt.print", subject: trId, data });
    return { ok: true, print: recorded };
  });
}

/** Whether cashiers may print this receipt once more; `limit` is the outlet's setting. */
export async function copyAllowanceOf(from: Reader | Writer, trId: TrId, limit: number | null): Promise<CopyAllowance> {
  if (limit === null) return "free";
  const [standing, released] = [await countPrints(from, trId), await releasedPrints(from, trId)];
  return copyAllowance({ standing, limit, released });
}
