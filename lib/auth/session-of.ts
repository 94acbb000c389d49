import { findSession, noteSeen } from "#lib/db/people/sessions.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { MINUTE } from "#lib/domain/time.ts";
import type { AuthDeps } from "./deps.ts";
import { isOver } from "./session-limits.ts";

export type Session = { readonly actor: Actor; readonly sessionId: string; readonly startedAt: number };

/** A page view is not worth an fsync; a minute is exact enough for a limit of hours. */
const NOTED_EVERY_MS = MINUTE;

/**
 * Whose request this is, by its `Cookie` header; null without a genuine cookie of a session that still stands. Name and role are as they
 * are now. One indexed read, and at most once a minute a note that the session is in use.
 */
export async function sessionOf(deps: AuthDeps, cookieHeader: string | null): Promise<Session | null> {
  const key = deps.cookie.keyIn(cookieHeader);
  if (!key) return null;
  const session = await findSession(deps.database.read, key);
  const now = deps.now();
  if (!session || isOver(session, now)) return null;
  if (Math.abs(now - session.lastSeenAt) >= NOTED_EVERY_MS) await note(deps, session.id, now);
  return { actor: session.actor, sessionId: session.id, startedAt: session.startedAt };
}

async function note(deps: AuthDeps, sessionId: string, now: number): Promise<void> {
  try {
    await deps.database.transaction((tx) => noteSeen(tx, sessionId, now));
  } catch {
    // A full disk must not hide what the ledger says. A note that is missing ends the session earlier, never later.
  }
}
