import type { Preferences } from "./preferences.ts";
import { type Actor, hasRole } from "./roles.ts";

/** What a cashier made: a payment, a shift. */
type Made = { readonly cashierId: string };

/** Whoever made it, and every supervisor: they see all of it and may act on it. Others see its state, amount and cashier. */
export function answersFor(actor: Actor, made: Made): boolean {
  return made.cashierId === actor.id || hasRole(actor, "supervisor");
}

/** Whose receipt it is to see and to print: theirs who answer for the payment, or everyone's where a supervisor has set it so. */
export function mayPrintReceipt(actor: Actor, payment: Made, preferences: Pick<Preferences, "anyonePrints">): boolean {
  return answersFor(actor, payment) || preferences.anyonePrints;
}
