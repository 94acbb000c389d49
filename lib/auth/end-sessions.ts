import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { deleteSession, deleteSessionsOf, findSession } from "#lib/db/people/sessions.ts";
import { lockUser } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { By } from "#lib/domain/roles.ts";
import type { AuthDeps } from "./deps.ts";
import type { HttpCookie } from "./session-cookie.ts";
import { alarmSupervisors } from "./supervisor-alarm.ts";

/** Ends the session of a request, if there is one, and answers the cookie that takes the browser's away. */
export async function signOut(deps: AuthDeps, cookieHeader: string | null): Promise<HttpCookie> {
  const key = deps.cookie.keyIn(cookieHeader);
  const session = key && (await findSession(deps.database.read, key));
  if (session) {
    await deps.database.transaction(async (tx) => {
      // Two tabs may sign out at once; it is on record once.
      if (!(await deleteSession(tx, key))) return;
      const ended = { at: deps.now(), by: session.actor, action: "session.end", subject: session.actor.username };
      await appendAudit(tx, deps.auditKey, { ...ended, data: { sessionId: session.id } });
    });
  }
  return deps.cookie.clearing();
}

/** Signs a user out everywhere. Answers how many sessions there were; `not_found` when there is no such user. */
export async function endSessions(deps: AuthDeps, userId: string, by: By): Promise<Result<{ ended: number }>> {
  return deps.database.transaction(async (tx): Promise<Result<{ ended: number }>> => {
    const user = await lockUser(tx, userId);
    if (!user) return failure("not_found");
    const ended = await deleteSessionsOf(tx, userId);
    const done = { at: deps.now(), by, action: "user.end_sessions", subject: user.username };
    await appendAudit(tx, deps.auditKey, { ...done, data: { ended } });
    // One's own are only a way out.
    if (user.role === "supervisor" && by.id !== user.id) {
      await alarmSupervisors(tx, { at: done.at, by, act: "end_sessions", subject: user });
    }
    return { ok: true, ended };
  });
}
