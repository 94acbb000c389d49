import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import { CLOCK_IS_OFF, MINUTE } from "#lib/domain/time.ts";
import { peopleOf } from "./people-tables.ts";

export type StoredSession = {
  readonly id: string;
  readonly actor: Actor;
  readonly startedAt: number;
  readonly lastSeenAt: number;
};

/** The session kept by this key whose start is on record and whose user is not disabled, whatever its age. */
export async function findSession(from: Reader | Writer, key: string): Promise<StoredSession | null> {
  const row = await peopleOf(from)
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.userId")
    .select(["sessions.id", "userId", "username", "name", "role", "startedAt", "lastSeenAt"])
    .where("token", "=", key)
    .where("banned", "=", false)
    .executeTakeFirst();
  if (!row || row.startedAt === null || row.lastSeenAt === null) return null;
  const actor = { id: row.userId, username: row.username, name: row.name, role: row.role as Role };
  return { id: row.id, actor, startedAt: row.startedAt, lastSeenAt: row.lastSeenAt };
}

/** Makes a session that Better Auth has created count from `at`, by a key of ours. Null when it has been ended already. */
export async function startSession(
  tx: Writer,
  created: string,
  { key, at }: { key: string; at: number },
): Promise<{ id: string } | null> {
  const started = await peopleOf(tx)
    .updateTable("sessions")
    .set({ token: key, startedAt: at, lastSeenAt: at })
    .where("token", "=", created)
    .returning("id")
    .executeTakeFirst();
  return started ?? null;
}

/** `at` in UTC milliseconds; a later time that stands already stays, but for one from before the clock was set back. */
export async function noteSeen(tx: Writer, sessionId: string, at: number): Promise<void> {
  await peopleOf(tx)
    .updateTable("sessions")
    .set({ lastSeenAt: at })
    .where("id", "=", sessionId)
    .where((eb) => eb.or([eb("lastSeenAt", "<", at), eb("lastSeenAt", ">=", at + MINUTE)]))
    .execute();
}

/** True when there was one. */
export async function deleteSession(tx: Writer, key: string): Promise<boolean> {
  const deleted = await peopleOf(tx).deleteFrom("sessions").where("token", "=", key).executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** How many there were. */
export async function deleteSessionsOf(tx: Writer, userId: string): Promise<number> {
  const deleted = await peopleOf(tx).deleteFrom("sessions").where("userId", "=", userId).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Removes a user's that can never count again: started or last seen before these moments, started far ahead of the clock, or never started and past Better Auth's end. */
export async function deleteStaleSessions(
  tx: Writer,
  userId: string,
  before: { started: number; lastSeen: number; now: number },
): Promise<void> {
  await peopleOf(tx)
    .deleteFrom("sessions")
    .where("userId", "=", userId)
    .where((eb) =>
      eb.or([
        eb("startedAt", "<", before.started),
        eb("startedAt", ">", before.now + CLOCK_IS_OFF),
        eb("lastSeenAt", "<", before.lastSeen),
        eb("startedAt", "is", null).and("expiresAt", "<", new Date(before.now)),
      ]),
    )
    .execute();
}

/** Sessions begun and seen after these moments, by user: how many, and when one of them was last seen. */
export async function sessionUse(
  from: Reader,
  after: { started: number; lastSeen: number },
): Promise<Map<string, { readonly sessions: number; readonly lastSeenAt: number }>> {
  const rows = await peopleOf(from)
    .selectFrom("sessions")
    .select(["userId", "lastSeenAt"])
    .where("startedAt", ">", after.started)
    .where("lastSeenAt", ">", after.lastSeen)
    .execute();
  const use = new Map<string, { sessions: number; lastSeenAt: number }>();
  for (const { userId, lastSeenAt } of rows) {
    const known = use.get(userId);
    const seen = Math.max(known?.lastSeenAt ?? 0, lastSeenAt ?? 0);
    use.set(userId, { sessions: (known?.sessions ?? 0) + 1, lastSeenAt: seen });
  }
  return use;
}
