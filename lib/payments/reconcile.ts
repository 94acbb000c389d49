import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { heldSince, letPayingGoOn, refIdAhead, skipRefIds } from "#lib/db/installation.ts";
import { unpaidOfLastDay } from "#lib/db/payments/inquiries.ts";
import { notSentPayments, unclearPayments } from "#lib/db/payments/payments.ts";
import { openShifts } from "#lib/db/shifts/shifts.ts";
import type { BillStatus, Said } from "#lib/domain/biller.ts";
import type { RefId, TrId } from "#lib/domain/identifiers.ts";
import type { Result } from "#lib/domain/result.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { checkPayment } from "./check-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { recoverLostPayments } from "./recover.ts";
import { orRefusal, Refusal } from "./refusal.ts";
import { reopenNotSent, restoreOne, restorePayment } from "./restore-payment.ts";

/** After this many references in a row that the biller does not know, there are no more of ours. */
const UNKNOWN_IN_A_ROW = 50;

/** Something known to the biller but not to the ledger. */
type Found = { readonly refId: RefId; readonly trId: TrId | null; readonly status: BillStatus };
export type Reconciled = {
  /** Payments in the ledger about which the biller was asked. */
  readonly asked: number;
  readonly found: readonly Found[];
};

/**
 * After a restore, asks the biller about everything that the ledger may have lost: unsettled payments, inquiries that may have been paid
 * since, and the references after the last known one. Then paying is allowed again, and each open shift gets an alarm. If the biller does
 * not answer, it stops and paying stays blocked. Idempotent.
 */
export async function reconcile(deps: PaymentDeps): Promise<Result<{ reconciled: Reconciled }>> {
  return orRefusal(async () => {
    const asked = await askAboutUnclear(deps);
    const found = [...(await askAboutUnsent(deps)), ...(await askAboutUnpaid(deps))];
    const { ahead, lost } = await probeAhead(deps);
    found.push(...lost);
    await deps.database.transaction(async (tx) => {
      if ((await heldSince(tx)) !== null) await askAboutOpenShifts(tx, deps.now());
      await skipRefIds(tx, ahead);
      await letPayingGoOn(tx);
      const data = { asked, found: found.length };
      await appendAudit(tx, deps.auditKey, {
        at: deps.now(),
        by: SYSTEM,
        action: "ledger.reconcile",
        subject: "ledger",
        data,
      });
    });
    return { ok: true, reconciled: { asked, found } };
  });
}

/** A shift that is open in the backup may have been counted and closed since: only a person knows. */
async function askAboutOpenShifts(tx: Writer, at: number): Promise<void> {
  for (const { id, cashierName, openedAt } of await openShifts(tx)) {
    const data = { shiftId: id, cashier: cashierName, openedAt };
    await raiseAlarm(tx, { kind: "shift_open_after_restore", trId: null, at, data });
  }
}

async function askAboutUnclear(deps: PaymentDeps): Promise<number> {
  await recoverLostPayments(deps);
  const unclear = await unclearPayments(deps.database.read);
  for (const trId of unclear) await checkPayment(deps, trId, SYSTEM);
  return unclear.length;
}

/** They may have been sent again in the lost time. */
async function askAboutUnsent(deps: PaymentDeps): Promise<Found[]> {
  const found: Found[] = [];
  for (const { trId, refId } of await notSentPayments(deps.database.read)) {
    const known = await ask(deps, refId);
    if (!known || known.status === 0) continue;
    await reopenNotSent(deps, trId, known.status);
    found.push({ refId, trId, status: known.status });
  }
  return found;
}

/** An inquiry can be paid on its own day only, so what was paid in the lost time is of the backup's last day or later. */
async function askAboutUnpaid(deps: PaymentDeps): Promise<Found[]> {
  const found: Found[] = [];
  for (const inquiry of await unpaidOfLastDay(deps.database.read)) {
    const { refId, trId } = inquiry;
    const known = await ask(deps, refId);
    if (!known || known.status === 0) continue;
    await restorePayment(deps, inquiry, known);
    found.push({ refId, trId, status: known.status });
  }
  return found;
}

/** `ahead`: how many references were already used. */
async function probeAhead(deps: PaymentDeps): Promise<{ ahead: number; lost: Found[] }> {
  const lost: Found[] = [];
  let ahead = 0;
  for (let place = 0; place < ahead + UNKNOWN_IN_A_ROW; place += 1) {
    const refId = await refIdAhead(deps.database.read, place);
    const known = await ask(deps, refId);
    if (!known) continue;
    ahead = place + 1;
    lost.push({ refId, status: known.status, trId: await restoreOne(deps, refId, known) });
  }
  return { ahead, lost };
}

/**
 * What the biller knows about a reference, or null. "Not received" counts only with its inquiry: a biller might say that of any reference,
 * and probing would never end. Throws a Refusal when the biller does not answer.
 */
async function ask(deps: PaymentDeps, refId: RefId): Promise<(Said & { readonly status: BillStatus }) | null> {
  const reply = await deps.biller.checkStatus({ refId });
  if (reply.kind === "not_sent" || reply.kind === "no_answer") throw new Refusal({ code: "biller_no_answer" });
  if (reply.kind !== "status") return null;
  return reply.status === 0 && reply.fields.trId === undefined ? null : reply;
}
