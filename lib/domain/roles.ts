/** A supervisor may do everything that a cashier may. */
export type Role = "cashier" | "supervisor";

/** Whoever acts: a signed-in person. */
export type Actor = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
};

/** The system itself, for what nobody asked for: the background checker, recovery. */
export const SYSTEM: { readonly id: null; readonly name: "Loket" } = { id: null, name: "Loket" };
/** Who stands as cashier of a payment that a restored backup had lost: nobody knows who took it. */
export const LOST_CASHIER = { id: "lost", name: "Loket" } as const;
export type By = Actor | typeof SYSTEM;

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
