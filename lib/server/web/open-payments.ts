import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "../next.ts";

/** One line of a cashier's strip, with only what the strip shows. */
export type OpenPayment = {
  readonly trId: string;
  readonly company: string;
  readonly price: number;
  readonly state: PaymentState;
  /** Refund due, in rupiah; negative: what the customer owes. */
  readonly owed: number;
};

/** The first payments that a cashier still has to follow (money to return or collect, unsettled ones), and their number. */
export async function openPaymentsOf(actor: Actor): Promise<{ payments: OpenPayment[]; count: number }> {
  const { payments, count } = await loket().reads.openPayments(actor);
  return {
    payments: payments.map(({ trId, company, price, state, owed }) => ({ trId, company, price, state, owed })),
    count,
  };
}
