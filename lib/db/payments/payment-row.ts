import type { PaymentTable } from "#lib/db/schema.ts";
import type { Payment } from "#lib/domain/payment.ts";

const YES = 1;
const NO = 0;

/** A payment's row, without the leases, which are written separately. */
export function toRow(payment: Payment): Omit<PaymentTable, "checkLeaseUntil" | "checkLeaseOwner"> {
  const { earlierReached, reached, settledByHand, ...same } = payment;
  return {
    ...same,
    earlierReached: earlierReached ? YES : NO,
    reached: reached ? YES : NO,
    settledByHand: settledByHand ? YES : NO,
  };
}

/** Not validated: every row was written by `toRow`. */
export function toPayment(row: PaymentTable): Payment {
  const { checkLeaseUntil: _until, checkLeaseOwner: _owner, earlierReached, reached, settledByHand, ...same } = row;
  return {
    ...same,
    earlierReached: earlierReached === YES,
    reached: reached === YES,
    settledByHand: settledByHand === YES,
  } as Payment;
}
