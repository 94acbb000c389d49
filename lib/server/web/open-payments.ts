import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "../next.ts";

/** One line of a cashier's strip: nothing in it but what the strip shows. */
export type OpenPayment = {
  readonly trId: string;
  readonly company: string;
  readonly price: number;
  readonly state: PaymentState;
  /** Money that must still go back, in rupiah; below zero: what the customer owes. */
  readonly owed: number;
};

/** The first of what a cashier still has to follow: money to give back or to collect, and unsettled payments; and how many there are. */
export async function openPaymentsOf(actor: Actor): Promise<{ payments: OpenPayment[]; count: number }> {
  const { payments, count } = await loket().reads.openPayments(actor);
  return {
    payments: payments.map(({ trId, company, price, state, owed }) => ({ trId, company, price, state, owed })),
    count,
  };
}
