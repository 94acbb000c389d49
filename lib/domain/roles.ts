import type { Preferences } from "./preferences.ts";

/** A supervisor may do everything that a cashier may. */
export type Role = "cashier" | "supervisor";

/** Whoever acts: a signed-in person. */
export type Actor = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
};

/** The header in which an act names the id of the person for whom its page was drawn. */
export const DRAWN_FOR = "loket-drawn-for";

/** The system itself, for what nobody asked for: the background checker, recovery. */
export const SYSTEM: { readonly id: null; readonly name: "Loket" } = { id: null, name: "Loket" };
/** Whoever runs commands on the server's own machine: in the log they are the system, in an alarm it is said that a command did it. */
export const OPERATOR = { ...SYSTEM, username: "cli" } as const;
/** Who stands as cashier of a payment that a restored backup had lost: nobody knows who took it. */
export const LOST_CASHIER = { id: "lost", name: "Loket" } as const;
export type By = Actor | typeof SYSTEM | typeof OPERATOR;

/** Whether an actor may do what needs this role. */
export function hasRole(actor: Actor, needed: Role): boolean {
  return needed === "cashier" || actor.role === "supervisor";
}

/** What a person is called where a name alone could mislead: names are chosen, and change. */
export function fullName({ name, username }: Pick<Actor, "name" | "username">): string {
  return `${name} (${username})`;
}

/** Where one's work is. */
export function startOf({ role }: Pick<Actor, "role">): "/dashboard" | "/pay" {
  return role === "supervisor" ? "/dashboard" : "/pay";
}

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

/** That one account has given another the means to act: it made it, set its password, made it a supervisor's or enabled it. By ids. */
export type AccessGiven = { readonly by: string; readonly to: string };

/** Whether one person may stand behind both accounts: one has given the other access, or somebody has given it to both. */
export function maybeSameHand(one: string, other: string, given: readonly AccessGiven[]): boolean {
  const behind = standingBehind(one, given);
  return [...standingBehind(other, given)].some((id) => behind.has(id));
}

function standingBehind(id: string, given: readonly AccessGiven[]): Set<string> {
  const found = new Set([id]);
  // What is added on the way is walked over too.
  for (const each of found) for (const { by, to } of given) if (to === each) found.add(by);
  return found;
}

/** Kinds of acts before which a second factor is asked for anew. */
export const STEP_UP_KINDS = ["settlement", "users", "settings", "factor"] as const;
export type StepUpKind = (typeof STEP_UP_KINDS)[number];
