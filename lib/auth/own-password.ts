import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { deleteSessionsOf, hasSession } from "#lib/db/people/sessions.ts";
import { lockUser, updateUser } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { confirmOwnPassword } from "./confirm-password.ts";
import type { AuthDeps } from "./deps.ts";
import { invalid } from "./invalid.ts";
import { passwordFault } from "./password-rules.ts";
import { gatedSessionOf, type Renewed, renewToken, type Session } from "./session-of.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

/**
 * Changes one's own password, renews this session's token, and ends one's other sessions. `password_wrong` if the old one is wrong, else
 * like `setPassword`.
 */
export async function changeOwnPassword(
  deps: AuthDeps,
  session: Session,
  { own, password }: { own: string; password: string },
): Promise<Result<Renewed>> {
  const fault = await passwordFault(password, session.actor.username);
  if (fault) return invalid("password", fault);
  const confirmed = await confirmOwnPassword(deps, session.actor, own);
  if (!confirmed.ok) return confirmed;
  return store(deps, session, password, true);
}

/** Replaces a password that somebody else set and that just opened this session; `unauthenticated` in any other session. */
export async function replacePassword(
  deps: AuthDeps,
  cookieHeader: string | null,
  password: string,
): Promise<Result<Renewed>> {
  const session = await gatedSessionOf(deps, cookieHeader);
  if (session?.gate !== "password") return failure("unauthenticated");
  const fault = await passwordFault(password, session.actor.username);
  return fault ? invalid("password", fault) : store(deps, session, password, false);
}

/** No alarm if the old password was set by somebody else: setting it raised one. */
async function store(deps: AuthDeps, { actor, sessionId }: Session, password: string, alarms: boolean) {
  const passwordHash = await deps.passwords.hash(password);
  const at = deps.now();
  return deps.database.transaction(async (tx): Promise<Result<Renewed>> => {
    const user = await lockUser(tx, actor.id);
    if (!user || !(await hasSession(tx, sessionId))) return failure("unauthenticated");
    await updateUser(tx, user.id, { passwordHash, passwordUntil: null });
    const ended = await deleteSessionsOf(tx, user.id, sessionId);
    const changed = { at, by: actor, action: "user.change_password", subject: user.username };
    await appendAudit(tx, deps.auditKey, { ...changed, data: { ended } });
    if (alarms && user.role === "supervisor") {
      await alarmSupervisors(tx, { at, by: actor, act: "set_password", subject: user });
    }
    return { ok: true, actor, cookie: await renewToken(deps, tx, sessionId) };
  });
}
