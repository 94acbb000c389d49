import { listUsers } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole, type Role } from "#lib/domain/roles.ts";
import { disableUser, enableUser, renameUser, setPassword, setRole } from "./change-user.ts";
import { confirmOwnPassword } from "./confirm-password.ts";
import { createUser, type NewUser } from "./create-user.ts";
import type { AuthDeps } from "./deps.ts";
import { endSessions } from "./end-sessions.ts";

/**
 * What a supervisor does to a user. `own` is the supervisor's own password, required for acts that give power away and for every change of
 * a supervisor's account except ending one's own sessions.
 */
export type UserAct = { readonly own?: string } & (
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "set_role"; readonly role: Role }
  | { readonly kind: "set_password"; readonly password: string }
  | { readonly kind: "disable" | "enable" | "end_sessions" }
);

/** A supervisor creates a user; fails like `createUser`, or with `forbidden` or `password_wrong`. */
export async function addUser(deps: AuthDeps, actor: Actor, wanted: NewUser, own: string): Promise<Result<unknown>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  if (wanted.role === "supervisor") {
    const confirmed = await confirmOwnPassword(deps, actor, own);
    if (!confirmed.ok) return confirmed;
  }
  return createUser(deps, wanted, actor);
}

/**
 * A supervisor changes a user. `not_allowed_in_state` with the reason `self` (shutting oneself out) or `last_supervisor`; `password_wrong`
 * if one's own password is required and wrong.
 */
export async function manageUser(deps: AuthDeps, actor: Actor, userId: string, act: UserAct): Promise<Result<unknown>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  if (userId === actor.id && (act.kind === "disable" || act.kind === "set_role")) {
    return failure("not_allowed_in_state", { params: { reason: "self" } });
  }
  if (await asksForPassword(deps, actor, userId, act)) {
    const confirmed = await confirmOwnPassword(deps, actor, act.own ?? "");
    if (!confirmed.ok) return confirmed;
  }
  switch (act.kind) {
    case "rename":
      return renameUser(deps, userId, act.name, actor);
    case "set_role":
      return setRole(deps, userId, act.role, actor);
    case "set_password":
      return setPassword(deps, userId, act.password, actor);
    case "disable":
      return disableUser(deps, userId, actor);
    case "enable":
      return enableUser(deps, userId, actor);
    case "end_sessions":
      return endSessions(deps, userId, actor);
  }
}

async function asksForPassword({ database }: AuthDeps, actor: Actor, userId: string, { kind }: UserAct) {
  if (kind === "set_role" || kind === "set_password") return true;
  if (kind === "end_sessions" && userId === actor.id) return false;
  return (await listUsers(database.read)).some(({ id, role }) => id === userId && role === "supervisor");
}
