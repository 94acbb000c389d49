import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { endAttempt, insertAttempt } from "#lib/db/payments/attempts.ts";
import { insertInquiry } from "#lib/db/payments/inquiries.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { findPaymentForChange, insertPayment, unsettledPaymentOf } from "#lib/db/payments/payments.ts";
import { lookUpCode } from "#lib/db/price-lists.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { type Inquiry, readQuotedBill } from "#lib/domain/bill.ts";
import type { BillStatus, Said } from "#lib/domain/biller.ts";
import type { RefId, TrId } from "#lib/domain/identifiers.ts";
import { claimTransfers } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { maySendAgain } from "#lib/domain/payment-state.ts";
import { LOST_CASHIER, SYSTEM } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { newPayment } from "./new-payment.ts";
import { recordOutcome } from "./record-outcome.ts";

type Known = Said & { readonly status: BillStatus };

/**
 * Restores a lost inquiry, and its payment if payment was requested. Null: the biller's answer is no complete bill; the alarm keeps the
 * answer.
 */
export async function restoreOne(deps: PaymentDeps, refId: RefId, reply: Known): Promise<TrId | null> {
  const at = deps.now();
  const { product } = await lookUpCode(deps.database.read, reply.fields.product ?? "");
  const asked = { refId, moved: reply.status === 1 || reply.status === 3 };
  const bill = readQuotedBill(reply.fields, asked, product);
  if (!bill) {
    // Stored nowhere else.
    const data = { refId, status: reply.status, detail: reply.raw };
    await deps.database.transaction((tx) => raiseAlarm(tx, { kind: "found_after_restore", trId: null, at, data }));
    return null;
  }
  const quotedAt = reply.fields.paidAt ?? at;
  const inquiry: Inquiry = { ...bill, askedAt: quotedAt, askedBy: LOST_CASHIER, day: wibDay(quotedAt), source: "here" };
  await deps.database.transaction((tx) => insertInquiry(tx, inquiry, reply.raw));
  if (reply.status !== 0) await restorePayment(deps, inquiry, reply);
  return inquiry.trId;
}

/** Restores the payment of an inquiry in the ledger, as unknown, and asks for its outcome. */
export async function restorePayment(deps: PaymentDeps, inquiry: Inquiry, reply: Known): Promise<void> {
  await deps.database.transaction(async (tx) => {
    await makeRoom(deps, tx, inquiry);
    await putBack(deps, tx, inquiry, reply);
  });
  await checkPayment(deps, inquiry.trId, SYSTEM);
}

/** Cancels the bill's other payment if it never reached the biller: it must have been cancelled before this one was made. */
async function makeRoom(deps: PaymentDeps, tx: Writer, { trId, product, hp }: Inquiry): Promise<void> {
  const standing = await unsettledPaymentOf(tx, { product, hp });
  if (!standing || standing.trId === trId || !maySendAgain(standing.state)) return;
  const other = await findPaymentForChange(tx, standing.trId);
  if (!other) return;
  const data = { foundInstead: trId };
  await recordOutcome(deps, tx, other, { to: "cancelled", kind: "given_up", by: SYSTEM, data, patch: {} });
}

/** Books it at the time at which IAK paid it, if IAK says so. The customer's method is unknown, so no drawer gets the money. */
async function putBack(deps: PaymentDeps, tx: Writer, inquiry: Inquiry, { status, fields }: Known): Promise<void> {
  const at = deps.now();
  const begun = Math.min(fields.paidAt ?? inquiry.askedAt, at);
  const { trId, refId } = inquiry;
  const data = { refId, status };
  const claimed = newPayment(inquiry, { method: "unknown", cashReceived: null }, LOST_CASHIER, begun, at);
  const lost = { leaseUntil: null, reached: true, requestEndedAt: at, nextCheckAt: at, updatedAt: at };
  const payment: Payment = { ...claimed, ...lost, state: "unknown" };
  const inserted = await insertPayment(tx, payment, inquiry);
  // A person must hear of it even if it cannot be restored.
  await raiseAlarm(tx, { kind: "found_after_restore", trId, at, data });
  if (!inserted) return;
  const day = await outletDay(tx, deps.receipts.defaultOutlet, begun);
  const { method } = payment;
  await appendJournal(tx, { at: begun, day, by: SYSTEM, cashier: LOST_CASHIER, trId, method }, claimTransfers(payment));
  await insertAttempt(tx, { trId, number: 1, startedAt: begun });
  await endAttempt(tx, { trId, number: 1, endedAt: at, ending: "lost" });
  await appendEvent(tx, { trId, at, kind: "found", fromState: null, toState: "unknown", by: SYSTEM, data });
  const audited = { ...data, to: "unknown" };
  await appendAudit(tx, deps.auditKey, { at, by: SYSTEM, action: "payment.found", subject: trId, data: audited });
}

/** A `not_sent` payment that was sent again in the lost time becomes unknown. */
export async function reopenNotSent(deps: PaymentDeps, trId: TrId, status: BillStatus): Promise<void> {
  const at = deps.now();
  const reopened = await deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, trId);
    if (payment?.state !== "not_sent") return null;
    await raiseAlarm(tx, { kind: "found_after_restore", trId, at, data: { status } });
    const patch = { reached: true, requestEndedAt: at };
    return recordOutcome(deps, tx, payment, { to: "unknown", kind: "found", by: SYSTEM, data: { status }, patch });
  });
  if (!reopened) return;
  deps.announce(reopened);
  await checkPayment(deps, trId, SYSTEM);
}
