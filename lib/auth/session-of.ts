import type { Writer } from "#lib/db/connection.ts";
import { findSession, type Gate, noteSeen, writeKey } from "#lib/db/people/sessions.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { CLOCK_IS_OFF, MINUTE } from "#lib/domain/time.ts";
import type { AuthDeps } from "./deps.ts";
import { type HttpCookie, SESSION_LIMITS } from "./session-cookie.ts";

export type Session = {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly startedAt: number;
  /** What the session still needs; absent or null when open. */
  readonly gate?: Gate | null;
};

/** A page view is not worth an fsync, and a minute is exact enough for a limit of hours. */
const NOTED_EVERY_MS = MINUTE;

/** Its person has proved again who they are, and `cookie` carries the session's new token. */
export type Renewed = { readonly actor: Actor; readonly cookie: HttpCookie };

/** A session that is not, or no longer, open, with its gate. */
export type GatedSession = Session & { readonly gate: Gate };

/**
 * The session of a request, by its `Cookie` header; null without a genuine cookie of a live session without a gate. Name and role are
 * current. Costs one indexed read and, at most once a minute, a write of its last use.
 */
export async function sessionOf(deps: AuthDeps, cookieHeader: string | null): Promise<Session | null> {
  const session = await standingSession(deps, cookieHeader);
  return session?.gate === null ? session : null;
}

/** The session of a request that waits at a gate; null for any other. */
export async function gatedSessionOf(deps: AuthDeps, cookieHeader: string | null): Promise<GatedSession | null> {
  const session = await standingSession(deps, cookieHeader);
  return session?.gate ? { ...session, gate: session.gate } : null;
}

/** Renews a session's token once its person has proved again who they are: the old token is worthless. */
export async function renewToken({ cookie }: AuthDeps, tx: Writer, sessionId: string): Promise<HttpCookie> {
  const issued = cookie.issue();
  await writeKey(tx, sessionId, issued.key);
  return issued.cookie;
}

async function standingSession(deps: AuthDeps, cookieHeader: string | null) {
  const key = deps.cookie.keyIn(cookieHeader);
  if (!key) return null;
  const session = await findSession(deps.database.read, key);
  const now = deps.now();
  if (!session || isOver(session, now)) return null;
  if (Math.abs(now - session.lastSeenAt) >= NOTED_EVERY_MS) await note(deps, session.id, now);
  return { actor: session.actor, sessionId: session.id, startedAt: session.startedAt, gate: session.gate };
}

/** Times in UTC milliseconds. At the exact limit the session is over; so is one that started before the clock was set far back. */
function isOver(session: { startedAt: number; lastSeenAt: number }, now: number): boolean {
  if (session.startedAt > now + CLOCK_IS_OFF) return true;
  return now - session.startedAt >= SESSION_LIMITS.absoluteMs || now - session.lastSeenAt >= SESSION_LIMITS.idleMs;
}

async function note(deps: AuthDeps, sessionId: string, now: number): Promise<void> {
  try {
    await deps.database.transaction((tx) => noteSeen(tx, sessionId, now));
  } catch {
    // A full disk must not hide what the ledger says. A missing note ends the session earlier, never later.
  }
}
