import { raiseAlarm } from "#lib/db/alarms.ts";
import { endAttempt, insertAttempt } from "#lib/db/attempts.ts";
import { appendAudit } from "#lib/db/audit-log.ts";
import { insertInquiry } from "#lib/db/inquiries.ts";
import { refIdAhead, setHeld, skipRefIds } from "#lib/db/installation.ts";
import { appendEvent } from "#lib/db/payment-events.ts";
import { insertPayment, unclearPayments } from "#lib/db/payments.ts";
import { type Inquiry, readQuotedBill } from "#lib/domain/bill.ts";
import type { BillStatus, CheckReply, Said } from "#lib/domain/biller.ts";
import type { RefId, TrId } from "#lib/domain/identifiers.ts";
import { counterProduct } from "#lib/domain/products/catalogue.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { newPayment } from "./new-payment.ts";
import { recoverLostPayments } from "./recover.ts";

/** So many references in a row that the biller has never heard of: beyond them there is nothing of ours. */
const UNKNOWN_IN_A_ROW = 50;
/** Who stands as cashier of a payment whose own is lost. */
const LOST_CASHIER = { id: "lost", name: "Loket" };

export type Reconciled = {
  /** Payments of the ledger that the biller was asked about. */
  readonly asked: number;
  /** References that the biller knows and the ledger did not. */
  readonly found: readonly { readonly refId: RefId; readonly trId: TrId | null; readonly status: BillStatus }[];
};

/**
 * Asks the biller about every payment that is not settled, then probes the reference sequence forward for what the ledger lacks,
 * and lets paying go on. Stops with paying still held back as soon as the biller does not answer.
 */
export async function reconcile(deps: PaymentDeps): Promise<Result<{ reconciled: Reconciled }>> {
  await recoverLostPayments(deps);
  const unclear = await unclearPayments(deps.database.read);
  for (const trId of unclear) await checkPayment(deps, trId, SYSTEM);

  const found: Reconciled["found"][number][] = [];
  let ahead = 0;
  let lastKnown = -1;
  for (; ahead - lastKnown <= UNKNOWN_IN_A_ROW; ahead += 1) {
    const refId = await refIdAhead(deps.database.read, ahead);
    const reply = await deps.biller.checkStatus({ refId });
    if (reply.kind === "not_sent" || reply.kind === "no_answer") return failure("biller_no_answer");
    if (reply.kind === "no_status") continue;
    lastKnown = ahead;
    found.push({ refId, status: reply.status, trId: await bringBack(deps, refId, reply) });
  }

  await deps.database.transaction(async (tx) => {
    await skipRefIds(tx, lastKnown + 1);
    await setHeld(tx, null);
    const data = { asked: unclear.length, found: found.length };
    await appendAudit(tx, deps.auditKey, {
      at: deps.now(),
      by: SYSTEM,
      action: "ledger.reconcile",
      subject: "ledger",
      data,
    });
  });
  return { ok: true, reconciled: { asked: unclear.length, found } };
}

/** Puts a lost inquiry back, and its payment where one was asked for. Null: the biller's answer is no whole bill; the alarm names it. */
async function bringBack(
  deps: PaymentDeps,
  refId: RefId,
  reply: CheckReply & { kind: "status" },
): Promise<TrId | null> {
  const at = deps.now();
  const bill = readQuotedBill(reply.fields, { refId }, counterProduct);
  if (!bill) {
    const data = { refId, status: reply.status };
    await deps.database.transaction((tx) => raiseAlarm(tx, { kind: "found_after_restore", trId: null, at, data }));
    return null;
  }
  const quotedAt = reply.fields.paidAt ?? at;
  const inquiry: Inquiry = { ...bill, askedAt: quotedAt, askedBy: LOST_CASHIER, day: wibDay(quotedAt), source: "here" };
  await deps.database.transaction((tx) => putBack(deps, tx, inquiry, reply));
  if (reply.status !== 0) await checkPayment(deps, inquiry.trId, SYSTEM);
  return inquiry.trId;
}

async function putBack(
  deps: PaymentDeps,
  tx: Parameters<typeof insertPayment>[0],
  inquiry: Inquiry,
  reply: Said & { status: BillStatus },
): Promise<void> {
  const at = deps.now();
  const { trId } = inquiry;
  await insertInquiry(tx, inquiry, reply.raw);
  if (reply.status === 0) return;
  const claimed = newPayment(inquiry, { method: "cash", cashReceived: null }, LOST_CASHIER, at, at);
  const lost = {
    ...claimed,
    state: "unknown" as const,
    leaseUntil: null,
    reached: true,
    requestEndedAt: at,
    nextCheckAt: at,
  };
  if (!(await insertPayment(tx, lost))) return;
  await insertAttempt(tx, { trId, number: 1, startedAt: at });
  await endAttempt(tx, { trId, number: 1, endedAt: at, ending: "lost" });
  const data = { refId: inquiry.refId, status: reply.status };
  await appendEvent(tx, { trId, at, kind: "found", fromState: null, toState: "unknown", by: SYSTEM, data });
  await raiseAlarm(tx, { kind: "found_after_restore", trId, at, data });
}
