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

/** Who reports a failed print: a person, a printer port in the browser (or its share sheet), or the server of a network printer. */
type SaidBy = "person" | "port" | "server";

/** How many failures at a browser's port give a receipt's number back; the browser's report cannot be verified. */
const PORT_FAILURES = 3;

/** How the voided print counts: see `VoidedAs`. */
type Voided = Result<{ voidedAs: VoidedAs }>;

/**
 * Records that a print did not come out: within `VOIDABLE_MS`, by the person who printed it or a supervisor. Idempotent;
 * `print_not_voidable` afterwards. Nobody can see whether paper came out, so the next print is a copy that names the one it replaces. One
 * failure for each receipt is free; further ones by a cashier count as copies and raise an alarm. A failure reported by the port gives the
 * number back, `PORT_FAILURES` times; a cashier's second one raises an alarm.
 */
export function voidPrint(
  deps: PaymentDeps,
  actor: Actor,
  printId: string,
  saidBy: "person" | "port" = "person",
): Promise<Voided> {
  return recordVoid(deps, actor, printId, saidBy);
}

/**
 * Records that a network printer did not take a print: the next print takes its number, and is the original if this one was. Where some of
 * it may have been printed (`unsure`: somebody may have pulled the cable), it is accepted as often as from a browser's port.
 */
export function takeBackPrint(deps: PaymentDeps, actor: Actor, printId: string, unsure: boolean): Promise<Voided> {
  return recordVoid(deps, actor, printId, unsure ? "port" : "server");
}

function recordVoid(deps: PaymentDeps, actor: Actor, printId: string, saidBy: SaidBy): Promise<Voided> {
  return deps.database.transaction(async (tx): Promise<Voided> => {
    const found = await findPrint(tx, printId);
    if (!found) return failure("not_found");
    // Prints get their numbers under this lock of the payment.
    await findPaymentForChange(tx, found.trId);
    const print = await findPrint(tx, printId);
    if (!print) return failure("not_found");
    if (print.printedById !== actor.id && !hasRole(actor, "supervisor")) return failure("forbidden");
    if (print.voidedAs !== null) return { ok: true, voidedAs: print.voidedAs };
    const at = deps.now();
    if (at - print.at > VOIDABLE_MS) return failure("print_not_voidable");
    const { trId, number } = print;
    const { voidedAs, alarming } = await meaningOf(tx, actor, trId, print.how, saidBy);
    await markPrintVoided(tx, printId, at, voidedAs);
    const data = { number, printId, voidedAs };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "receipt.print_voided", subject: trId, data });
    if (alarming) await raiseAlarm(tx, { kind: "print_voided_again", trId, at, data: { by: actor.name, number } });
    return { ok: true, voidedAs };
  });
}

async function meaningOf(tx: Writer, actor: Actor, trId: TrId, how: string, saidBy: SaidBy) {
  const voided = (as: VoidedAs, alarming = false) => ({ voidedAs: as, alarming });
  if (saidBy === "server") return voided("never_left");
  const earlier = (await printsOf(tx, trId)).filter((print) => print.voidedAs !== null);
  const failedAtPort = earlier.filter(
    (print) => print.voidedAs === "never_left" && (print.how === "network") === (how === "network"),
  ).length;
  if (saidBy === "port" && how !== "browser" && failedAtPort < PORT_FAILURES)
    return voided("never_left", failedAtPort > 0 && !hasRole(actor, "supervisor"));
  if (hasRole(actor, "supervisor")) return voided("excused");
  return earlier.some(({ voidedAs }) => voidedAs === "excused") ? voided("counted", true) : voided("excused");
}
