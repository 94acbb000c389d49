import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { heldSince } from "#lib/db/installation.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { insertAttempt } from "#lib/db/payments/attempts.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { findPayment, insertPayment, successesOf, unsettledPaymentOf } from "#lib/db/payments/payments.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { openShiftForChange } from "#lib/db/shifts/shifts.ts";
import { type Inquiry, quoteOddities } from "#lib/domain/bill.ts";
import { roundingOf } from "#lib/domain/cash-rounding.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { claimTransfers } from "#lib/domain/journal.ts";
import { ownFeeOf } from "#lib/domain/own-fee.ts";
import { type ChosenMethod, handedOver, isImplausibleCash } from "#lib/domain/payment.ts";
import { isSold, type Preferences } from "#lib/domain/preferences.ts";
import { isSameBill } from "#lib/domain/products/ask-for.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { type Failure, failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { wibDay } from "#lib/domain/time.ts";
import { type Claimed, claimAndSend } from "./claim-and-send.ts";
import type { PaymentDeps } from "./deps.ts";
import { leaseUntil } from "./deps.ts";
import { newPayment } from "./new-payment.ts";
import { Refusal } from "./refusal.ts";

/** What the cashier saw and confirmed. Amounts are compared with the stored quote, never used (I12). */
export type Confirmation = {
  readonly trId: TrId;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  /** The shop's own fee. */
  readonly ownFee: number;
  /** Rounding of the cash total, in rupiah. */
  readonly rounding: number;
  readonly method: ChosenMethod;
  /** Null: exact, or not cash. */
  readonly cashReceived: Rupiah | null;
  /** The reference of a QRIS payment, transfer or card slip; null for cash, and where none was noted. */
  readonly reference: string | null;
  /** The cashier confirmed that this bill was paid before. */
  readonly repeatConfirmed: boolean;
  /** The cashier confirmed the quote's odd amounts (`quoteOddities`). */
  readonly oddConfirmed: boolean;
};

/**
 * Claims one payment and sends it. Idempotent: the loser of a race gets the winner's payment, of the same inquiry or of the same bill under
 * another (I2).
 */
export async function startPayment(
  deps: PaymentDeps,
  actor: Actor,
  confirmation: Confirmation,
): Promise<Result<Claimed>> {
  return claimAndSend(deps, confirmation.trId, (tx) => claim(deps, tx, actor, confirmation));
}

async function claim(
  deps: PaymentDeps,
  tx: Writer,
  actor: Actor,
  confirmation: Confirmation,
): Promise<Result<Claimed>> {
  const standing = await findPayment(tx, confirmation.trId);
  if (standing) return { ok: true, payment: standing, mine: false };
  const inquiry = await findInquiry(tx, confirmation.trId);
  if (!inquiry) return failure("not_found");
  if ((await heldSince(tx)) !== null) return failure("reconcile_first");
  const now = deps.now();
  const preferences = await readPreferences(tx);
  const refused = refuseConfirmation(inquiry, confirmation, now, preferences);
  if (refused) return { ok: false, error: refused };

  // Locked until the commit: a shift cannot be counted and closed during a claim into its drawer.
  const shift = await openShiftForChange(tx, actor.id);
  if (!shift && preferences.shiftRequired) return failure("shift_needed");

  const how = { ...confirmation, shiftId: shift?.id ?? null };
  const payment = newPayment(inquiry, how, actor, now, leaseUntil(deps));
  if (!(await insertPayment(tx, payment, inquiry))) {
    const winner = (await findPayment(tx, inquiry.trId)) ?? (await unsettledPaymentOf(tx, inquiry));
    if (!winner) throw new Error(`the claim of ${inquiry.trId} lost to nobody`);
    return { ok: true, payment: winner, mine: false };
  }
  const day = await outletDay(tx, deps.receipts.defaultOutlet, now);
  const cashier = { id: actor.id, name: actor.name };
  const { shiftId, method, reference: note } = payment;
  const entry = { at: now, day, by: actor, cashier, trId: payment.trId, shiftId, method, note };
  await appendJournal(tx, entry, claimTransfers(payment));
  // Read after the insert, to see a payment that succeeds while the insert waits.
  await refuseRepeat(tx, inquiry, confirmation.repeatConfirmed, now);
  await insertAttempt(tx, { trId: payment.trId, number: 1, startedAt: now });
  const { cashReceived, repeatConfirmed } = confirmation;
  const { price, rounding, ownFee } = payment;
  const facts = {
    price,
    method,
    cashReceived,
    repeatConfirmed,
    ...(ownFee !== 0 && { ownFee }),
    ...(rounding !== 0 && { rounding }),
    ...(note && { reference: note }),
  };
  const event = { trId: payment.trId, at: now, fromState: null, toState: payment.state, by: actor };
  await appendEvent(tx, { ...event, kind: "claimed", data: facts });
  if (quoteOddities(inquiry).includes("loss")) {
    const lost = inquiry.sellingPrice - inquiry.price;
    await raiseAlarm(tx, { kind: "paid_at_a_loss", trId: payment.trId, at: now, data: { amount: lost } });
  }
  await appendAudit(tx, deps.auditKey, {
    at: now,
    by: actor,
    action: "payment.claim",
    subject: payment.trId,
    data: facts,
  });
  return { ok: true, payment, mine: true };
}

function refuseConfirmation(
  inquiry: Inquiry,
  confirmation: Confirmation,
  now: number,
  preferences: Preferences,
): Failure | null {
  const product = productOf(inquiry);
  if (product.unknown) return { code: "product_unknown", params: { product: inquiry.product } };
  // It may have been switched off since it was asked for.
  if (!isSold(preferences, product)) return { code: "other_product", params: { label: product.id } };
  if (inquiry.day !== wibDay(now)) return { code: "quote_expired" };
  const { nominal, admin, price } = confirmation;
  if (nominal !== inquiry.nominal || admin !== inquiry.admin || price !== inquiry.price) {
    return { code: "amounts_changed" };
  }
  const { method, ownFee, rounding, cashReceived: cash, reference } = confirmation;
  const { cashRounding, cashRequired } = preferences;
  // The settings may have changed since the page was drawn.
  if (ownFee !== ownFeeOf(inquiry, preferences)) return { code: "amounts_changed" };
  if (rounding !== roundingOf(price + ownFee, method, cashRounding)) return { code: "amounts_changed" };
  if (!confirmation.oddConfirmed && quoteOddities(inquiry).length > 0) return { code: "odd_quote_needs_tick" };
  if (method === "cash" ? reference !== null : cash !== null) return { code: "invalid_input" };
  if (cash === null) return method === "cash" && cashRequired ? { code: "cash_missing" } : null;
  const total = handedOver(confirmation);
  if (cash < total) return { code: "cash_short", params: { amount: total - cash } };
  return isImplausibleCash(cash, total) ? { code: "cash_implausible" } : null;
}

/** I14: a quote older than the bill's last success is refused; a newer one for the same bill needs the cashier's confirmation. */
export async function refuseRepeat(tx: Writer, inquiry: Inquiry, confirmed: boolean, now: number): Promise<void> {
  const successes = await successesOf(tx, inquiry, 100);
  if (successes.some((earlier) => (earlier.settledAt ?? 0) >= inquiry.askedAt)) {
    throw new Refusal({ code: "quote_outdated" });
  }
  if (!confirmed && successes.some((earlier) => isSameBill(inquiry, earlier, now))) {
    throw new Refusal({ code: "repeat_needs_tick" });
  }
}
