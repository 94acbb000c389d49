import type { PaymentTable } from "#lib/db/schema.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import type { PayMethod, Payment, Suspicion } from "#lib/domain/payment.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";

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
    trId: row.trId as TrId,
    refId: row.refId as RefId,
    hp: row.hp as CustomerNumber,
    nominal: row.nominal as Rupiah,
    admin: row.admin as Rupiah,
    price: row.price as Rupiah,
    sellingPrice: row.sellingPrice as Rupiah,
    state: row.state as PaymentState,
    method: row.method as PayMethod,
    cashReceived: row.cashReceived as Rupiah | null,
    suspicion: row.suspicion as Suspicion | null,
    earlierReached: earlierReached === YES,
    reached: reached === YES,
    settledByHand: settledByHand === YES,
  };
}
