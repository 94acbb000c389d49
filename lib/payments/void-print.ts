import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { findPrint, markPrintVoided, printsOf } from "#lib/db/payments/receipts.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { VOIDABLE_MS, type VoidedAs } from "#lib/domain/print-mark.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/** What its being voided meant: see `VoidedAs`. */
type Voided = Result<{ voidedAs: VoidedAs }>;

/**
 * Records that a print did not come out. Within `VOIDABLE_MS`, by whoever printed it or a supervisor; safe to repeat; `print_not_voidable`
 * afterwards. Nobody can see whether paper came out, so the next print is a copy that says what it stands for. One failure a receipt is
 * free; further ones of a cashier count among the copies and are an alarm.
 */
export function voidPrint(deps: PaymentDeps, actor: Actor, printId: string): Promise<Voided> {
  return recordVoid(deps, actor, printId, true);
}

/** Records that no byte of a print left the server: the next one takes its number, and is the original if this one was. */
export function takeBackPrint(deps: PaymentDeps, actor: Actor, printId: string): Promise<Voided> {
  return recordVoid(deps, actor, printId, false);
}

function recordVoid(deps: PaymentDeps, actor: Actor, printId: string, hasLeft: boolean): Promise<Voided> {
  return deps.database.transaction(async (tx): Promise<Voided> => {
    const found = await findPrint(tx, printId);
    if (!found) return failure("not_found");
    // The payment's lock is the one under which prints get their numbers.
    await findPaymentForChange(tx, found.trId);
    const print = await findPrint(tx, printId);
    if (!print) return failure("not_found");
    if (print.printedById !== actor.id && !hasRole(actor, "supervisor")) return failure("forbidden");
    if (print.voidedAs !== null) return { ok: true, voidedAs: print.voidedAs };
    const at = deps.now();
    if (at - print.at > VOIDABLE_MS) return failure("print_not_voidable");
    const { trId, number } = print;
    const voidedAs = hasLeft ? await meaningOf(tx, actor, trId) : "never_left";
    await markPrintVoided(tx, printId, at, voidedAs);
    const data = { number, printId, voidedAs };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "receipt.print_voided", subject: trId, data });
    if (voidedAs === "counted")
      await raiseAlarm(tx, { kind: "print_voided_again", trId, at, data: { by: actor.name, number } });
    return { ok: true, voidedAs };
  });
}

async function meaningOf(tx: Writer, actor: Actor, trId: TrId): Promise<VoidedAs> {
  if (hasRole(actor, "supervisor")) return "excused";
  return (await printsOf(tx, trId)).some(({ voidedAs }) => voidedAs === "excused") ? "counted" : "excused";
}
