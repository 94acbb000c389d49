import type { Payment } from "./payment.ts";
import type { Actor } from "./roles.ts";
import { answersFor } from "./roles.ts";

/** A field added to payments stays hidden until it is named here. */
const GLANCED = [
  "trId",
  "state",
  "version",
  "nominal",
  "admin",
  "price",
  "cashierId",
  "cashierName",
  "createdAt",
  "updatedAt",
  "lastCheckedAt",
  "nextCheckAt",
  "settledAt",
] as const;
/** What everyone signed in may know about a payment: state, amount, cashier, and changes. */
export type PaymentGlance = Pick<Payment, (typeof GLANCED)[number]>;

/** A payment as one person may see it. Hidden fields are absent, so that no page can show them. */
export type VisiblePayment =
  | { readonly whole: true; readonly payment: Payment }
  | { readonly whole: false; readonly payment: PaymentGlance };

/** All of it for its cashier and supervisors, a glance for everyone else. */
export function seenBy(actor: Actor, payment: Payment): VisiblePayment {
  return answersFor(actor, payment) ? { whole: true, payment } : { whole: false, payment: glanceAt(payment) };
}

export function glanceAt(payment: Payment): PaymentGlance {
  return Object.fromEntries(GLANCED.map((name) => [name, payment[name]])) as PaymentGlance;
}
