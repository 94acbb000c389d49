import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { deleteSessionsOf } from "#lib/db/people/sessions.ts";
import { findCredential, isNameTaken, lockUsers, type User, updateUser } from "#lib/db/people/users.ts";
import type { SupervisorChange } from "#lib/domain/alarm.ts";
import { readPersonName } from "#lib/domain/person-name.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { By, Role } from "#lib/domain/roles.ts";
import { passwordUntil } from "./create-user.ts";
import type { AuthDeps } from "./deps.ts";
import { invalid } from "./invalid.ts";
import { passwordFault } from "./password-rules.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

type Changed = Result<{ user: User }>;
type Change = {
  readonly act: SupervisorChange["act"];
  readonly set: { readonly name?: string; readonly role?: Role; readonly disabled?: boolean };
  readonly passwordHash?: string;
  /** Signs out everyone who is signed in with what changes. */
  readonly endsSessions: boolean;
};

/** All of these return the changed user, or `not_found` for an unknown one. */
export async function renameUser(deps: AuthDeps, userId: string, name: string, by: By): Promise<Changed> {
  const read = readPersonName(name);
  if ("fault" in read) return invalid("name", read.fault);
  return change(deps, userId, by, { act: "rename", set: { name: read.name }, endsSessions: false });
}

/** Ends the user's sessions. Demoting the last active supervisor fails: `not_allowed_in_state` with the reason `last_supervisor`. */
export async function setRole(deps: AuthDeps, userId: string, role: Role, by: By): Promise<Changed> {
  return change(deps, userId, by, { act: "set_role", set: { role }, endsSessions: true });
}

/** Ends the user's sessions. Disabling the last active supervisor fails as in `setRole`. */
export async function disableUser(deps: AuthDeps, userId: string, by: By): Promise<Changed> {
  return change(deps, userId, by, { act: "disable", set: { disabled: true }, endsSessions: true });
}

/** Lets a disabled user sign in again, with the old password and role. `not_found`. */
export async function enableUser(deps: AuthDeps, userId: string, by: By): Promise<Changed> {
  return change(deps, userId, by, { act: "enable", set: { disabled: false }, endsSessions: false });
}

/**
 * Ends the user's sessions. A password set by somebody else is good for one sign-in within a day. `invalid_input` with the reason of
 * `passwordFault`.
 */
export async function setPassword(deps: AuthDeps, userId: string, password: string, by: By): Promise<Changed> {
  const credential = await findCredential(deps.database.read, { id: userId });
  if (!credential) return failure("not_found");
  const fault = await passwordFault(password, credential.user.username);
  if (fault) return invalid("password", fault);
  const passwordHash = await deps.passwords.hash(password);
  return change(deps, userId, by, { act: "set_password", set: {}, passwordHash, endsSessions: true });
}

/** Commits the change, the end of the sessions, the audit row and, for a supervisor's account, the alarm together. */
async function change(deps: AuthDeps, userId: string, by: By, wanted: Change): Promise<Changed> {
  const { act, set, passwordHash } = wanted;
  const at = deps.now();
  return deps.database.transaction(async (tx): Promise<Changed> => {
    const users = await lockUsers(tx);
    const user = users.find(({ id }) => id === userId);
    if (!user) return failure("not_found");
    const leaves = isActiveSupervisor(user) && (set.role === "cashier" || set.disabled === true);
    if (leaves && users.filter(isActiveSupervisor).length === 1) {
      return failure("not_allowed_in_state", { params: { reason: "last_supervisor" } });
    }
    if (set.name && (await isNameTaken(tx, set.name, userId))) return invalid("name", "name_taken");
    await updateUser(tx, userId, {
      ...set,
      ...(leaves && { supervisorUntil: at }),
      ...(passwordHash && { passwordHash, passwordUntil: passwordUntil(at, { by, of: userId }) }),
    });
    const data = Object.fromEntries(
      (Object.keys(set) as (keyof typeof set)[]).map((name) => [name, { before: user[name], after: set[name] }]),
    );
    if (wanted.endsSessions) await deleteSessionsOf(tx, userId);
    await appendAudit(tx, deps.auditKey, { at, by, action: `user.${act}`, subject: user.username, data });
    if (user.role === "supervisor" || set.role === "supervisor") {
      await alarmSupervisors(tx, { at, by, act, subject: user, to: set.name ?? set.role });
    }
    return { ok: true, user: { ...user, ...set } };
  });
}

function isActiveSupervisor(user: User): boolean {
  return user.role === "supervisor" && !user.disabled;
}
