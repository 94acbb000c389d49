import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { deleteSession, deleteSessionsOf, findSession } from "#lib/db/people/sessions.ts";
import { lockUser } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor, By } from "#lib/domain/roles.ts";
import type { AuthDeps } from "./deps.ts";
import type { HttpCookie } from "./session-cookie.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

/** Ends the session of a request, if any, and returns the cookie that clears the browser's. */
export async function signOut(deps: AuthDeps, cookieHeader: string | null): Promise<HttpCookie> {
  await deps.database.transaction((tx) => endBrowserSession(deps, tx, cookieHeader));
  return deps.cookie.clearing();
}

/** Ends a browser's session, also a locked one. */
export async function endBrowserSession(deps: AuthDeps, tx: Writer, cookieHeader: string | null): Promise<void> {
  const key = deps.cookie.keyIn(cookieHeader);
  const session = key && (await findSession(tx, key));
  if (session) await endSession(deps, tx, session.actor, session.id);
}

/**
 * Ends one of a person's own sessions. Two tabs may ask at once, but it is audited once. False if the session is not theirs, or has ended.
 */
export async function endSession(deps: AuthDeps, tx: Writer, actor: Actor, sessionId: string): Promise<boolean> {
  if (!(await deleteSession(tx, actor.id, sessionId))) return false;
  const ended = { at: deps.now(), by: actor, action: "session.end", subject: actor.username };
  await appendAudit(tx, deps.auditKey, { ...ended, data: { sessionId } });
  return true;
}

/** Like `endSession`, from another session; `not_found` if it is not one's own. */
export async function endOwnSession(deps: AuthDeps, actor: Actor, sessionId: string): Promise<Result<unknown>> {
  const ended = await deps.database.transaction((tx) => endSession(deps, tx, actor, sessionId));
  return ended ? { ok: true } : failure("not_found");
}

/** Signs a user out everywhere. Returns the number of sessions; `not_found` for an unknown user. */
export async function endSessions(deps: AuthDeps, userId: string, by: By): Promise<Result<{ ended: number }>> {
  return deps.database.transaction(async (tx): Promise<Result<{ ended: number }>> => {
    const user = await lockUser(tx, userId);
    if (!user) return failure("not_found");
    const ended = await deleteSessionsOf(tx, userId);
    const done = { at: deps.now(), by, action: "user.end_sessions", subject: user.username };
    await appendAudit(tx, deps.auditKey, { ...done, data: { ended } });
    // No alarm for one's own: it only signs out.
    if (user.role === "supervisor" && by.id !== user.id) {
      await alarmSupervisors(tx, { at: done.at, by, act: "end_sessions", subject: user });
    }
    return { ok: true, ended };
  });
}
