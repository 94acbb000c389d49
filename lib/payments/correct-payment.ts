import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { changePayment, findPaymentForChange } from "#lib/db/payments/payments.ts";
import { lockUser } from "#lib/db/people/users.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { findShiftForChange, shiftAt } from "#lib/db/shifts/shifts.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { correctionTransfers, mayCorrect, owedAfter, type Transfer } from "#lib/domain/journal.ts";
import type { ChosenMethod, Payment } from "#lib/domain/payment.ts";
import { assertFields } from "#lib/domain/payment-faults.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { alarmAct, isOwnPayment } from "./own-payment.ts";

/** How the payment was really made, and which cashier took it. */
export type Correction = {
  readonly trId: TrId;
  readonly method: ChosenMethod;
  readonly cashierId: string;
  /** The reference of the QRIS payment, transfer or card slip; null for cash. */
  readonly reference: string | null;
  readonly reason: string;
  /** There is no other supervisor: correcting one's own payment is allowed, with an alarm. */
  readonly onlySupervisor: boolean;
};

/**
 * Corrects a payment's method or cashier: a supervisor, with a reason. Its journal lines are reversed and rewritten correctly, on the
 * payment's own day. If the cash drawer was counted since, its cash difference changes. The receipt stays unchanged. Idempotent.
 */
export async function correctPayment(
  deps: PaymentDeps,
  actor: Actor,
  correction: Correction,
): Promise<Result<{ payment: Payment }>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const reason = readReason(correction.reason, REASONS.settlement);
  if (reason === null) return failure("invalid_input");
  const done = await deps.database.transaction(async (tx): Promise<Result<{ payment: Payment }>> => {
    const payment = await findPaymentForChange(tx, correction.trId);
    if (!payment) return failure("not_found");
    const isOwn = await isOwnPayment(tx, actor, [payment.cashierId, correction.cashierId], deps.now());
    if (isOwn && !correction.onlySupervisor) return failure("own_payment");
    if (!mayCorrect(payment)) return failure("not_allowed_in_state");
    const patch = await patchOf(tx, payment, correction);
    if (!patch) return failure("invalid_input");
    const isSame = (["method", "cashierId", "reference"] as const).every((name) => patch[name] === payment[name]);
    if (isSame) return { ok: true, payment };
    if (isOwn) await alarmAct(tx, { kind: "settled_own_by_hand", payment, by: actor, at: deps.now() });
    return { ok: true, payment: await record(deps, tx, payment, { patch, reason, by: actor }) };
  });
  if (done.ok) deps.announce(done.payment);
  return done;
}

/** The changed fields; null for an unknown cashier. Only cash is rounded and has change. */
async function patchOf(tx: Writer, payment: Payment, { method, cashierId, reference }: Correction) {
  const isOther = cashierId !== payment.cashierId;
  const cashier = isOther ? await lockUser(tx, cashierId) : { id: cashierId, name: payment.cashierName };
  if (!cashier) return null;
  const shiftId = isOther ? await shiftAt(tx, cashierId, payment.createdAt) : payment.shiftId;
  const asBefore = method === "cash" && payment.method === "cash";
  return {
    ...{ method, cashierId: cashier.id, cashierName: cashier.name, shiftId },
    rounding: asBefore ? payment.rounding : 0,
    cashReceived: asBefore ? payment.cashReceived : null,
    reference: method === "cash" ? null : reference,
  };
}

type Act = {
  readonly patch: NonNullable<Awaited<ReturnType<typeof patchOf>>>;
  readonly reason: string;
  readonly by: Actor;
};

async function record(deps: PaymentDeps, tx: Writer, payment: Payment, { patch, reason, by }: Act): Promise<Payment> {
  const { trId, state } = payment;
  const at = deps.now();
  const corrected = { ...payment, ...patch };
  // Locks shifts in one order, whichever of the two is the payment's.
  const ids = [...new Set([payment.shiftId, patch.shiftId])].filter((id) => id !== null).sort((a, b) => a - b);
  const drawers = new Map<number, "open" | "closed">();
  for (const id of ids) drawers.set(id, (await findShiftForChange(tx, id))?.closing ? "closed" : "open");
  const drawerOf = (id: number | null) => (id === null ? null : (drawers.get(id) ?? "closed"));
  const { back, again } = correctionTransfers(
    { ...payment, drawer: drawerOf(payment.shiftId) },
    { ...corrected, drawer: drawerOf(patch.shiftId) },
  );
  const changed = await changePayment(
    tx,
    payment,
    { ...patch, owed: owedAfter(payment.owed, [...back, ...again]) },
    at,
  );
  assertFields(changed);
  const day = await outletDay(tx, deps.receipts.defaultOutlet, payment.createdAt);
  const write = ({ cashierId: id, cashierName: name, shiftId, method }: Payment, transfers: readonly Transfer[]) =>
    appendJournal(tx, { at, day, by, cashier: { id, name }, trId, shiftId, method, note: reason }, transfers);
  await write(payment, back);
  await write(changed, again);
  const told = ({ method, cashierName: cashier, reference }: Payment) => ({ method, cashier, reference });
  const data = { from: told(payment), to: told(changed), note: reason };
  await appendEvent(tx, { trId, at, kind: "corrected", fromState: state, toState: state, by, data });
  await appendAudit(tx, deps.auditKey, { at, by, action: "payment.corrected", subject: trId, data });
  return changed;
}
