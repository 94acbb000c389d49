import { CLOCK_IS_OFF, HOUR } from "#lib/domain/time.ts";

/** A session ends 8 hours after it was last used and 24 hours after it began, whichever comes first. */
export const SESSION_LIMITS = { idleMs: 8 * HOUR, absoluteMs: 24 * HOUR } as const;

/** All times in UTC milliseconds. The moment of the limit itself is over, and so is a session from before the clock was set far back. */
export function isOver(session: { startedAt: number; lastSeenAt: number }, now: number): boolean {
  if (session.startedAt > now + CLOCK_IS_OFF) return true;
  return now - session.startedAt >= SESSION_LIMITS.absoluteMs || now - session.lastSeenAt >= SESSION_LIMITS.idleMs;
}
