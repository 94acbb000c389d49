import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { releasedPrints } from "#lib/db/payments/copy-releases.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { countPrints, findReceipt, insertPrint, type ReceiptPrint } from "#lib/db/payments/receipts.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Paper } from "#lib/domain/paper.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import type { PrintHow } from "#lib/domain/print-mark.ts";
import { type CopyAllowance, copyAllowance } from "#lib/domain/print-mark.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole, mayPrintReceipt } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Records a print before paper comes out; the second and later prints are copies. Fails with `receipt_missing`, `printing_not_allowed` (not
 * their receipt), or `reprint_limit` (a cashier, beyond the outlet's limit and a supervisor's releases).
 */
export async function printReceipt(
  deps: PaymentDeps,
  actor: Actor,
  print: { trId: TrId; paper: Paper; how: PrintHow },
): Promise<Result<{ print: ReceiptPrint }>> {
  const { trId } = print;
  return deps.database.transaction(async (tx): Promise<Result<{ print: ReceiptPrint }>> => {
    const held = await holdReceipt(tx, actor, trId);
    if (!held.ok) return held;
    const { reprintLimit: limit } = held.preferences;
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

/** Records that a receipt's facts and verify link were shared as text, which is no print. Fails like a print, except for the limit. */
export async function shareReceipt(deps: PaymentDeps, actor: Actor, trId: TrId): Promise<Result<object>> {
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    const held = await holdReceipt(tx, actor, trId);
    if (!held.ok) return held;
    const row = { at: deps.now(), by: actor, action: "receipt.share", subject: trId, data: {} };
    await appendAudit(tx, deps.auditKey, row);
    return { ok: true };
  });
}

async function holdReceipt(tx: Writer, actor: Actor, trId: TrId): Promise<Result<{ preferences: Preferences }>> {
  const payment = await findPaymentForChange(tx, trId);
  if (!payment || payment.reversedAt !== null || !(await findReceipt(tx, trId))) return failure("receipt_missing");
  const preferences = await readPreferences(tx);
  return mayPrintReceipt(actor, payment, preferences) ? { ok: true, preferences } : failure("printing_not_allowed");
}

/** Whether cashiers may print this receipt again; `limit` is the outlet's setting. */
export async function copyAllowanceOf(from: Reader | Writer, trId: TrId, limit: number | null): Promise<CopyAllowance> {
  if (limit === null) return "free";
  const [standing, released] = [await countPrints(from, trId), await releasedPrints(from, trId)];
  return copyAllowance({ standing, limit, released });
}
