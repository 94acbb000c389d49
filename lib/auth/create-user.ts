import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { insertUser, isNameTaken, lockUsers, type User } from "#lib/db/people/users.ts";
import { isReserved, readPersonName, readUsername } from "#lib/domain/person-name.ts";
import type { Result } from "#lib/domain/result.ts";
import type { By, Role } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import type { AuthDeps } from "./deps.ts";
import { invalid } from "./invalid.ts";
import { passwordFault } from "./password-rules.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

export type NewUser = {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
};

/**
 * Creates a user. `invalid_input` with the `field` and a `reason`: `username_invalid`, `username_taken`, `name_invalid`, `name_taken`,
 * `name_reserved`, or one of `passwordFault`.
 */
export async function createUser(deps: AuthDeps, wanted: NewUser, by: By): Promise<Result<{ user: User }>> {
  const username = readUsername(wanted.username);
  if (!username) return invalid("username", "username_invalid");
  if (isReserved(username)) return invalid("username", "name_reserved");
  const fault = await passwordFault(wanted.password, username);
  return fault ? invalid("password", fault) : storeUser(deps, { ...wanted, username }, by);
}

/** When a password expires: never for one's own or one set on the command line, after a day for one set by somebody else. */
export function passwordUntil(at: number, { by, of }: { by: By; of: string | null }): number | null {
  return by.id === null || by.id === of ? null : at + DAY;
}

/** Creates a user without checking the password: the demo's are public. */
export async function storeUser(deps: AuthDeps, wanted: NewUser, by: By): Promise<Result<{ user: User }>> {
  const read = readPersonName(wanted.name);
  if ("fault" in read) return invalid("name", read.fault);
  const { name } = read;
  const { username, role } = wanted;
  // Hashing takes time, so it runs without a lock.
  const passwordHash = await deps.passwords.hash(wanted.password);
  const at = deps.now();
  return deps.database.transaction(async (tx): Promise<Result<{ user: User }>> => {
    const users = await lockUsers(tx);
    if (users.some((user) => user.username === username)) return invalid("username", "username_taken");
    if (await isNameTaken(tx, name, null)) return invalid("name", "name_taken");
    const user = await insertUser(tx, {
      username,
      name,
      role,
      passwordHash,
      passwordUntil: passwordUntil(at, { by, of: null }),
      at,
    });
    if (!user) return invalid("username", "username_taken");
    await appendAudit(tx, deps.auditKey, { at, by, action: "user.create", subject: username, data: { name, role } });
    // The first supervisor raises no alarm: there is nobody to read it.
    const told = users.some((one) => one.role === "supervisor" && !one.disabled);
    if (role === "supervisor" && told) await alarmSupervisors(tx, { at, by, act: "create", subject: user });
    return { ok: true, user };
  });
}
