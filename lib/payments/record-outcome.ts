import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { findInquiry, writeDetails } from "#lib/db/payments/inquiries.ts";
import { appendEvent, type EventKind, lastWordBy } from "#lib/db/payments/payment-events.ts";
import { changePayment, type PaymentPatch, successesOf } from "#lib/db/payments/payments.ts";
import { indexPayment } from "#lib/db/search/search.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import type { CheckReply, PaymentReply, Said } from "#lib/domain/biller.ts";
import { nextCheck } from "#lib/domain/check-schedule.ts";
import { outcomeTransfers, owedAfter } from "#lib/domain/journal.ts";
import { matchesQuote } from "#lib/domain/outcome.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { assertFields } from "#lib/domain/payment-faults.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { isSameBill } from "#lib/domain/products/ask-for.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { fillIn } from "#lib/domain/products/details.ts";
import type { By } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { issueReceipt } from "./issue-receipt.ts";

export type Outcome = {
  readonly to: PaymentState;
  readonly kind: EventKind;
  readonly by: By;
  /** Data for the timeline. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly patch: PaymentPatch;
  readonly alarms?: readonly AlarmKind[];
  /** The answer's claim, stored with the alarms that it raises. */
  readonly claim?: string | undefined;
  /** The biller's own words, if it answered. */
  readonly said?: Said | undefined;
};

/** Records a payment's outcome: new state, event, audit row, receipt, alarms and balance reading, all in the caller's transaction (I9). */
export async function recordOutcome(
  deps: PaymentDeps,
  tx: Writer,
  payment: Payment,
  outcome: Outcome,
): Promise<Payment> {
  const now = deps.now();
  const transfers = outcomeTransfers(payment, outcome.to);
  const owed = owedAfter(payment.owed, transfers);
  const patch = { ...outcome.patch, state: outcome.to, owed, ...settlement(payment, outcome, now) };
  if (outcome.to === "success") await keepDetails(tx, payment, outcome.said);
  const changed = await changePayment(
    tx,
    payment,
    { ...patch, nextCheckAt: nextCheck({ ...payment, ...patch }, now, deps.plan) },
    now,
  );
  assertFields(changed);
  if (transfers.length > 0) {
    const { trId, shiftId, method, cashierId, cashierName, createdAt } = payment;
    const cashier = { id: cashierId, name: cashierName };
    // A payment belongs to the day of its claim, whenever its outcome arrives.
    const day = await outletDay(tx, deps.receipts.defaultOutlet, createdAt);
    await appendJournal(tx, { at: now, day, by: outcome.by, cashier, trId, shiftId, method }, transfers);
  }
  await appendEvent(tx, {
    trId: payment.trId,
    at: now,
    kind: outcome.kind,
    fromState: payment.state,
    toState: outcome.to,
    by: outcome.by,
    data: outcome.data,
  });
  if (outcome.to !== payment.state) {
    await appendAudit(tx, deps.auditKey, {
      at: now,
      by: outcome.by,
      action: `payment.${outcome.kind}`,
      subject: payment.trId,
      data: { from: payment.state, to: outcome.to, code: outcome.said?.code },
    });
    if (outcome.to === "success") await issueReceipt(deps, tx, changed);
  }
  const { trId } = payment;
  for (const kind of await alarmsOf(tx, changed, payment.state, outcome)) {
    // Whoever is contradicted must not be the one who says that this is fine.
    const authorId = kind === "settled_otherwise" ? await lastWordBy(tx, trId) : undefined;
    const data = { code: outcome.said?.code, claim: outcome.claim, detail: outcome.data.detail, authorId };
    await raiseAlarm(tx, { kind, trId, at: now, data });
  }
  const balance = outcome.said?.fields.balance;
  if (balance !== undefined) {
    const source = outcome.kind === "reply" ? "payment" : "check";
    await insertDepositReading(tx, { at: now, balance, source, trId: payment.trId });
  }
  return changed;
}

/** What a reply about this very bill says once it is paid, such as meter readings, is added to the quote, for receipt and search. */
async function keepDetails(tx: Writer, payment: Payment, said: Said | undefined): Promise<void> {
  const inquiry = said && matchesQuote(said.fields, payment) ? await findInquiry(tx, payment.trId) : null;
  if (!inquiry) return;
  const details = fillIn(productOf(payment), inquiry, said?.fields.details);
  await writeDetails(tx, payment.trId, details);
  // A success that a person had settled keeps what else it is searched by.
  if (payment.state === "success") await indexPayment(tx, payment, details);
}

/** Fields written once, when a payment is settled. */
function settlement(payment: Payment, outcome: Outcome, now: number): PaymentPatch {
  if (outcome.to === payment.state) return {};
  switch (outcome.to) {
    case "success": {
      const { fields, code, message } = outcome.said ?? {};
      const paidAt = fields?.paidAt ?? now;
      return { settledAt: now, paidAt, noref: fields?.noref ?? null, code, message };
    }
    case "failed":
    case "cancelled":
      return { settledAt: now, checks: 0, silentChecks: 0 };
    default:
      return {};
  }
}

async function alarmsOf(tx: Writer, payment: Payment, from: PaymentState, outcome: Outcome): Promise<AlarmKind[]> {
  const alarms = [...(outcome.alarms ?? [])];
  if (payment.state === "success" && from !== "success" && (await wasPaidMeanwhile(tx, payment))) {
    alarms.push("maybe_paid_twice");
  }
  return alarms;
}

/** Whether the same bill was paid under another inquiry after this payment was claimed, also on the next day or in the next month. */
async function wasPaidMeanwhile(tx: Writer, payment: Payment): Promise<boolean> {
  const others = await successesOf(tx, payment, 5);
  return others.some((other) => {
    const paidAt = other.settledAt ?? 0;
    return other.trId !== payment.trId && paidAt >= payment.createdAt && isSameBill(payment, other, paidAt);
  });
}

/** A reply as the timeline stores it: kind, the biller's code and message, and the redacted raw text. */
export function storyOf(reply: PaymentReply | CheckReply): Record<string, unknown> {
  if (reply.kind === "not_sent") return { kind: reply.kind, reason: reply.reason, detail: reply.detail };
  if (reply.kind === "no_answer") {
    const { kind, reason, detail, httpStatus, raw } = reply;
    return { kind, reason, detail, httpStatus, raw };
  }
  const { kind, code, message, httpStatus, raw } = reply;
  return { kind, ...("status" in reply ? { status: reply.status } : {}), code, message, httpStatus, raw };
}
