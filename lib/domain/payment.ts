import type { Inquiry } from "./bill.ts";
import type { PaymentState } from "./payment-state.ts";
import type { Rupiah } from "./rupiah.ts";
import type { Millis } from "./time.ts";

/** How the customer pays the counter, as a cashier chooses it. */
export const PAY_METHODS = ["cash", "qris", "transfer", "debit"] as const;
export type ChosenMethod = (typeof PAY_METHODS)[number];
/** `unknown`: for payments that a restored backup had lost. */
export type PayMethod = ChosenMethod | "unknown";
export const ALL_METHODS: readonly PayMethod[] = [...PAY_METHODS, "unknown"];

/**
 * What the last answer to `pay-pasca` suggests until check status confirms it: `failed`, or `paid_before` (the biller says that the bill
 * was paid already).
 */
export type Suspicion = "failed" | "paid_before";

/** One payment of one inquiry: the ledger's row, with the amounts and names of its quote. */
export type Payment = Omit<Inquiry, "details" | "askedAt" | "askedBy" | "source"> & {
  readonly state: PaymentState;
  /** Grows with every change, so that a screen can wait for the next. */
  readonly version: number;
  readonly cashierId: string;
  readonly cashierName: string;
  readonly method: PayMethod;
  /** Null: exact cash, or another method. */
  readonly cashReceived: Rupiah | null;

  /** Number of the current `pay-pasca` request, from 1. */
  readonly attempt: number;
  /** The request of an earlier attempt may have reached the biller. */
  readonly earlierReached: boolean;
  /** The request of this or an earlier attempt may have reached the biller. */
  readonly reached: boolean;
  /** When the current attempt's request ended, however it ended. */
  readonly requestEndedAt: Millis | null;
  readonly leaseUntil: Millis | null;
  readonly suspicion: Suspicion | null;
  /** When check status first said "not received" in a way that counts (I7). */
  readonly firstZeroAt: Millis | null;
  /** Answers of check status since the request ended. */
  readonly checks: number;
  /** Unanswered checks in a row. */
  readonly silentChecks: number;
  readonly lastCheckedAt: Millis | null;
  readonly nextCheckAt: Millis | null;

  readonly code: string | null;
  readonly message: string | null;
  readonly noref: string | null;
  readonly paidAt: Millis | null;
  readonly settledAt: Millis | null;
  /** Settled by a person; the biller is still asked about it. */
  readonly settledByHand: boolean;
  /** The shift of the claim, whose drawer got the cash. Null: none was open. */
  readonly shiftId: number | null;
  /** Rounding of the cash total, in rupiah; negative where rounded down. Zero for other methods. */
  readonly rounding: number;
  /** The shop's own fee as the customer was told before paying, in rupiah; not part of the price. */
  readonly ownFee: number;
  /** The reference of the QRIS payment, transfer or card slip, as the cashier typed it. */
  readonly reference: string | null;
  /**
   * What the outlet owes the customer, in rupiah; negative: what the customer owes the outlet. The journal's balance, stored here for
   * lists.
   */
  readonly owed: number;
  /** When a success was taken back, by IAK's refund or because a manual settlement was wrong. */
  readonly reversedAt: Millis | null;
  readonly createdAt: Millis;
  readonly updatedAt: Millis;
};

/** Failed by a person: if the biller says "paid", that is an alarm, and it counts only once a supervisor agrees. */
export function isFailedByHand({ state, settledByHand }: Pick<Payment, "state" | "settledByHand">): boolean {
  return state === "failed" && settledByHand;
}

/** The change to hand out, in rupiah; null for other methods and for exact cash. */
export function changeOf(
  payment: Pick<Payment, "method" | "cashReceived" | "price" | "rounding" | "ownFee">,
): Rupiah | null {
  if (payment.method !== "cash" || payment.cashReceived === null) return null;
  return (payment.cashReceived - payment.price - payment.ownFee - payment.rounding) as Rupiah;
}

/** The most that a handful of notes is worth, in rupiah. */
const HANDFUL = 1_000_000;

/** Cash above ten times the total was probably meant for another field, unless it is only a handful of notes. */
export function isImplausibleCash(cash: number, total: number): boolean {
  return cash > total * 10 && cash > HANDFUL;
}

export type HandedOver = { readonly price: number; readonly rounding: number; readonly ownFee: number };

/** What the customer hands over for a bill: the price and the shop's own fee, plus rounding for cash. */
export function handedOver({ price, rounding, ownFee }: HandedOver): number {
  return price + ownFee + rounding;
}

/** What a payment counts as: `reversed` for a success that was taken back. */
export type CountedState = PaymentState | "reversed";

export function countedState({ state, reversedAt }: Pick<Payment, "state" | "reversedAt">): CountedState {
  return reversedAt === null ? state : "reversed";
}
