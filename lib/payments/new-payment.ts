import type { Inquiry } from "#lib/domain/bill.ts";
import type { Payment } from "#lib/domain/payment.ts";

/** A payment as its claim writes it: the first attempt, under way until `leaseUntil`. */
export function newPayment(
  inquiry: Inquiry,
  how: Pick<Payment, "method" | "cashReceived"> &
    Partial<Pick<Payment, "shiftId" | "rounding" | "ownFee" | "reference">>,
  cashier: { readonly id: string; readonly name: string },
  now: number,
  leaseUntil: number,
): Payment {
  const { details: _details, askedAt: _askedAt, askedBy: _askedBy, source: _source, ...bill } = inquiry;
  return {
    ...bill,
    state: "sending",
    version: 1,
    cashierId: cashier.id,
    cashierName: cashier.name,
    method: how.method,
    cashReceived: how.cashReceived,
    attempt: 1,
    earlierReached: false,
    reached: false,
    requestEndedAt: null,
    leaseUntil,
    suspicion: null,
    firstZeroAt: null,
    checks: 0,
    silentChecks: 0,
    lastCheckedAt: null,
    nextCheckAt: null,
    code: null,
    message: null,
    noref: null,
    paidAt: null,
    settledAt: null,
    settledByHand: false,
    shiftId: how.shiftId ?? null,
    rounding: how.rounding ?? 0,
    ownFee: how.ownFee ?? 0,
    reference: how.reference ?? null,
    owed: 0,
    reversedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
