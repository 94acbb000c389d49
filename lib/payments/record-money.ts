import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { appendEvent, type EventKind } from "#lib/db/payments/payment-events.ts";
import { changePayment, type PaymentPatch } from "#lib/db/payments/payments.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { owedAfter, type Transfer } from "#lib/domain/journal.ts";
import type { PayMethod, Payment } from "#lib/domain/payment.ts";
import { assertFields } from "#lib/domain/payment-faults.ts";
import type { By } from "#lib/domain/roles.ts";
import type { Shift } from "#lib/domain/shift.ts";
import type { PaymentDeps } from "./deps.ts";

export type MoneyAct = {
  readonly kind: EventKind;
  readonly transfers: readonly Transfer[];
  readonly by: By;
  /** The drawer of the cash; null: none, or outside shifts. */
  readonly drawer: Shift | null;
  readonly method: PayMethod | null;
  /** The reason, or the reference of a transfer or card slip. */
  readonly note: string | null;
  readonly patch?: PaymentPatch;
  /** It reverses the outcome, so it is booked like the outcome: on the payment's day, shift and method. */
  readonly undoesOutcome?: true;
};

/**
 * Records money that moves after a payment's outcome: journal lines (of today, unless they undo the outcome), the amount owed, event and
 * audit row, all in the caller's transaction.
 */
export async function recordMoney(deps: PaymentDeps, tx: Writer, payment: Payment, act: MoneyAct): Promise<Payment> {
  const { transfers, by, drawer, note, undoesOutcome } = act;
  const { trId, state } = payment;
  const at = deps.now();
  const owed = owedAfter(payment.owed, transfers);
  const changed = await changePayment(tx, payment, { ...act.patch, owed }, at);
  assertFields(changed);
  const whose = drawer ?? payment;
  const cashier = { id: whose.cashierId, name: whose.cashierName };
  const shiftId = undoesOutcome ? payment.shiftId : (drawer?.id ?? null);
  const method = undoesOutcome ? payment.method : act.method;
  const day = await outletDay(tx, deps.receipts.defaultOutlet, undoesOutcome ? payment.createdAt : at);
  await appendJournal(tx, { at, day, by, cashier, trId, shiftId, method, note }, transfers);
  const amount = transfers.reduce((sum, line) => sum + line.amount, 0);
  const data = {
    amount,
    ...(act.method && { method: act.method }),
    ...(drawer && { shift: shiftId }),
    ...(note && { note }),
  };
  await appendEvent(tx, { trId, at, kind: act.kind, fromState: state, toState: state, by, data });
  await appendAudit(tx, deps.auditKey, { at, by, action: `payment.${act.kind}`, subject: trId, data });
  return changed;
}
