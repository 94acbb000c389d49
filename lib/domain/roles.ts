import type { Preferences } from "./preferences.ts";

/** A supervisor may do everything that a cashier may. */
export type Role = "cashier" | "supervisor";

/** The signed-in person who acts. */
export type Actor = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
};

/** The header in which an act names the person for whom its page was drawn (I19). */
export const DRAWN_FOR = "loket-drawn-for";

/** The system itself, as the actor of unrequested work: background checker, recovery. */
export const SYSTEM: { readonly id: null; readonly name: "Loket" } = { id: null, name: "Loket" };
/** The person who runs commands on the server: the system in the audit log, "a command" in alarms. */
export const OPERATOR = { ...SYSTEM, username: "cli" } as const;
/** The cashier of a payment that a restored backup had lost: nobody knows who took it. */
export const LOST_CASHIER = { id: "lost", name: "Loket" } as const;
export type By = Actor | typeof SYSTEM | typeof OPERATOR;

/** Whether an actor has the role that an act needs. */
export function hasRole(actor: Actor, needed: Role): boolean {
  return needed === "cashier" || actor.role === "supervisor";
}

/** Name with username, for places where a name alone could mislead: names are chosen and change. */
export function fullName({ name, username }: Pick<Actor, "name" | "username">): string {
  return `${name} (${username})`;
}

/** The start page of a role. */
export function startOf({ role }: Pick<Actor, "role">): "/dashboard" | "/pay" {
  return role === "supervisor" ? "/dashboard" : "/pay";
}

/** Something that a cashier made: a payment, a shift. */
type Made = { readonly cashierId: string };

/** True for its maker and every supervisor, who see all of it and may act on it. Others see state, amount and cashier only. */
export function answersFor(actor: Actor, made: Made): boolean {
  return made.cashierId === actor.id || hasRole(actor, "supervisor");
}

/** Who may see and print a receipt: those who answer for the payment, or everyone if the setting allows it. */
export function mayPrintReceipt(actor: Actor, payment: Made, preferences: Pick<Preferences, "anyonePrints">): boolean {
  return answersFor(actor, payment) || preferences.anyonePrints;
}

/** One account gave another the means to act: created it, set its password, made it a supervisor's, or enabled it. By ids. */
export type AccessGiven = { readonly by: string; readonly to: string };

/**
 * Whether one person may control both accounts: access leads from one to the other, or from a third to both, directly or through others.
 */
export function maybeSameHand(one: string, other: string, given: readonly AccessGiven[]): boolean {
  const behind = standingBehind(one, given);
  return [...standingBehind(other, given)].some((id) => behind.has(id));
}

/** Whether `one` gave the other account its access, directly or through others, or is that account. */
export function standsBehind(one: string, other: string, given: readonly AccessGiven[]): boolean {
  return standingBehind(other, given).has(one);
}

function standingBehind(id: string, given: readonly AccessGiven[]): Set<string> {
  const found = new Set([id]);
  // `for…of` also visits entries added meanwhile.
  for (const each of found) for (const { by, to } of given) if (to === each) found.add(by);
  return found;
}

/** Kinds of acts that need a fresh second factor. */
export const STEP_UP_KINDS = ["settlement", "users", "settings", "factor"] as const;
export type StepUpKind = (typeof STEP_UP_KINDS)[number];
