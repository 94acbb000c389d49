import type { CustomerNumber, RefId, TrId } from "./identifiers.ts";
import type { PaymentState } from "./payment-state.ts";
import type { Rupiah } from "./rupiah.ts";
import type { Millis } from "./time.ts";

/** How the customer pays the counter, as a cashier chooses it. */
export const PAY_METHODS = ["cash", "qris", "transfer", "debit"] as const;
export type ChosenMethod = (typeof PAY_METHODS)[number];
/** Of a payment that a restored backup had lost nobody knows the method. */
export type PayMethod = ChosenMethod | "unknown";
export const ALL_METHODS: readonly PayMethod[] = [...PAY_METHODS, "unknown"];

/**
 * What the last answer to `pay-pasca` made us suspect, until check status agrees:
 * `failed` the biller said that it failed; `paid_before` it said that the bill was paid already.
 */
export type Suspicion = "failed" | "paid_before";

/** One payment of one inquiry: the ledger's row, with the amounts and names of its quote beside it. */
export type Payment = {
  readonly trId: TrId;
  readonly refId: RefId;
  /** Which of our products IAK's code belongs to. */
  readonly family: string;
  readonly product: string;
  readonly hp: CustomerNumber;
  readonly company: string;
  readonly period: string;
  readonly nominal: Rupiah;
  readonly admin: Rupiah;
  readonly price: Rupiah;
  readonly sellingPrice: Rupiah;
  /** The WIB day on which the quote can be paid. */
  readonly day: string;

  readonly state: PaymentState;
  /** Grows with every change, so that a screen can wait for the next one. */
  readonly version: number;
  readonly cashierId: string;
  readonly cashierName: string;
  readonly method: PayMethod;
  /** Null: exact, or not cash. */
  readonly cashReceived: Rupiah | null;

  /** Counts the `pay-pasca` requests, from 1. */
  readonly attempt: number;
  /** An earlier attempt's request may have reached the biller. */
  readonly earlierReached: boolean;
  /** This or an earlier attempt's request may have reached the biller. */
  readonly reached: boolean;
  /** When the current attempt's request ended, however it ended. */
  readonly requestEndedAt: Millis | null;
  readonly leaseUntil: Millis | null;
  readonly suspicion: Suspicion | null;
  /** When check status first said "not received" in a way that counts. */
  readonly firstZeroAt: Millis | null;
  /** Answers of check status since the request ended. */
  readonly checks: number;
  /** Check-status calls in a row that told nothing. */
  readonly silentChecks: number;
  readonly lastCheckedAt: Millis | null;
  readonly nextCheckAt: Millis | null;

  readonly code: string | null;
  readonly message: string | null;
  readonly noref: string | null;
  readonly paidAt: Millis | null;
  readonly settledAt: Millis | null;
  /** Its state is a person's word; the biller is asked about it again all the same. */
  readonly settledByHand: boolean;
  /** The shift in which it was claimed: its cash went into that drawer. Null: there was none. */
  readonly shiftId: number | null;
  /** What the cash total was rounded by, in rupiah; below zero where it was rounded down. Zero for other methods. */
  readonly rounding: number;
  /** What the shop itself takes, as the customer was told before paying, in rupiah: no part of the price. */
  readonly ownFee: number;
  /** The number of the QRIS payment, the transfer or the card slip, as the cashier typed it. */
  readonly reference: string | null;
  /** What the outlet owes the customer, in rupiah; below zero: what the customer owes the outlet. The journal's balance, kept here for lists. */
  readonly owed: number;
  /** When a success was taken back: IAK's refund, or a person's word that did not hold. */
  readonly reversedAt: Millis | null;
  readonly createdAt: Millis;
  readonly updatedAt: Millis;
};

/** A person has called it failed: the biller's "paid" is an alarm then, and counts when a supervisor says so. */
export function isFailedByHand({ state, settledByHand }: Pick<Payment, "state" | "settledByHand">): boolean {
  return state === "failed" && settledByHand;
}

/** The change to hand out, in rupiah; null when it was not paid in cash or exactly. */
export function changeOf(
  payment: Pick<Payment, "method" | "cashReceived" | "price" | "rounding" | "ownFee">,
): Rupiah | null {
  if (payment.method !== "cash" || payment.cashReceived === null) return null;
  return (payment.cashReceived - payment.price - payment.ownFee - payment.rounding) as Rupiah;
}

/** Above it cash is no single handful of notes any more, in rupiah. */
const HANDFUL = 1_000_000;

/** More than ten times the total is a number that was meant for another field, unless it is no more than a handful of notes. */
export function isImplausibleCash(cash: number, total: number): boolean {
  return cash > total * 10 && cash > HANDFUL;
}
