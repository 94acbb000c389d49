import type { Payment } from "./payment.ts";
import type { Actor } from "./roles.ts";
import { answersFor } from "./roles.ts";

/** What everyone signed in may know about a payment: state, amount, cashier, and changes. */
export type PaymentGlance = Pick<
  Payment,
  | "trId"
  | "state"
  | "version"
  | "nominal"
  | "admin"
  | "price"
  | "cashierId"
  | "cashierName"
  | "createdAt"
  | "updatedAt"
  | "lastCheckedAt"
  | "nextCheckAt"
  | "settledAt"
>;

/** A payment as one person may see it. Hidden fields are absent, so that no page can show them. */
export type VisiblePayment =
  | { readonly whole: true; readonly payment: Payment }
  | { readonly whole: false; readonly payment: PaymentGlance };

/** All of it for its cashier and supervisors, a glance for everyone else. */
export function seenBy(actor: Actor, payment: Payment): VisiblePayment {
  return answersFor(actor, payment) ? { whole: true, payment } : { whole: false, payment: glanceAt(payment) };
}

/** An explicit list: a field added to payments stays hidden until it is named here. */
export function glanceAt(payment: Payment): PaymentGlance {
  return {
    trId: payment.trId,
    state: payment.state,
    version: payment.version,
    nominal: payment.nominal,
    admin: payment.admin,
    price: payment.price,
    cashierId: payment.cashierId,
    cashierName: payment.cashierName,
    createdAt: payment.createdAt,
    updatedAt: payment.updatedAt,
    lastCheckedAt: payment.lastCheckedAt,
    nextCheckAt: payment.nextCheckAt,
    settledAt: payment.settledAt,
  };
}
