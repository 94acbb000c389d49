import type { Account, Transfer } from "./journal.ts";
import { handedOver, type Payment } from "./payment.ts";
import { isUnsettled } from "./payment-state.ts";
import { formatRupiah } from "./rupiah.ts";

/** What else the ledger holds about a payment. */
export type KeptOfPayment = {
  readonly lines: readonly Transfer[];
  /** The last event of its timeline, and the number of events. */
  readonly story: { readonly toState: string; readonly count: number } | null;
  /** The total on its receipt; `not kept` for a success older than stored receipts; null: no receipt. */
  readonly receiptTotal: string | null;
};

/**
 * Each contradiction between a payment and its other records, in a few words; empty when all agree. `loket verify` and the nightly check
 * run it on every payment.
 */
export function faultsOf(payment: Payment, { lines, story, receiptTotal }: KeptOfPayment): string[] {
  const faults: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) faults.push(`${what} is ${found}, not ${wanted}`);
  };
  const stands = payment.state === "success" && payment.reversedAt === null;
  const total = handedOver(payment);
  expect("held", -balanceOf(lines, "held"), isUnsettled(payment.state) ? total : 0);
  expect("deposit", -balanceOf(lines, "deposit"), stands ? payment.sellingPrice : 0);
  expect("commission", -balanceOf(lines, "commission"), stands ? payment.price - payment.sellingPrice : 0);
  expect("rounding", -balanceOf(lines, "rounding"), stands ? payment.rounding : 0);
  expect("own fee", -balanceOf(lines, "own_fee"), stands ? payment.ownFee : 0);
  expect("owed", payment.owed, -balanceOf(lines, "refunds") - balanceOf(lines, "receivable"));
  expect("claims", lines.filter(({ kind }) => kind === "claim").length, 1);
  if (payment.rounding !== 0) expect("method of a rounded total", payment.method, "cash");
  expect("state", payment.state, story?.toState);
  expect("version", payment.version, story?.count);
  // A receipt keeps the total of its day, whatever was corrected since.
  const claimed = lines.find(({ kind }) => kind === "claim")?.amount ?? total;
  const wanted: (string | null)[] = payment.state === "success" ? [formatRupiah(total), formatRupiah(claimed)] : [null];
  if (receiptTotal !== "not kept" && !wanted.includes(receiptTotal)) expect("receipt's total", receiptTotal, wanted[0]);
  return faults;
}

/**
 * Throws when a payment's fields don't fit its state. Runs before each commit, which then fails: the payment stays unclear rather than
 * wrong.
 */
export function assertFields(payment: Payment): void {
  const { state, settledAt, paidAt, leaseUntil, reversedAt, owed } = payment;
  const isUndone = state === "failed" || state === "cancelled";
  const faults: string[] = [];
  const refuse = (wrong: boolean, words: string) => {
    if (wrong) faults.push(words);
  };
  refuse(isUnsettled(state) === (settledAt !== null), `${state} with settledAt ${settledAt}`);
  refuse(state === "success" && paidAt === null, "success without a time of payment");
  refuse(state === "sending" && leaseUntil === null, "sending without a lease");
  refuse(reversedAt !== null && state !== "success", `${state} that is reversed`);
  refuse(owed > 0 && !isUndone && reversedAt === null, `${state} that is owed back`);
  refuse(owed < 0 && state !== "success", `${state} that the customer owes`);
  refuse(payment.rounding !== 0 && payment.method !== "cash", `${payment.method} that is rounded`);
  refuse(payment.ownFee < 0, `an own fee of ${payment.ownFee}`);
  if (faults.length > 0) throw new Error(`payment ${payment.trId} would be ${faults.join(", ")}`);
}

/** An account's balance over these lines: debits minus credits. */
export function balanceOf(lines: readonly Transfer[], account: Account): number {
  return lines.reduce((sum, { debit, credit, amount }) => {
    return sum + (debit === account ? amount : 0) - (credit === account ? amount : 0);
  }, 0);
}
