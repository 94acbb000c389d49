import { randomUUID } from "node:crypto";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked } from "#lib/db/statement.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import { CLOCK_IS_OFF, MINUTE } from "#lib/domain/time.ts";

export type StoredSession = {
  readonly id: string;
  readonly actor: Actor;
  readonly startedAt: number;
  readonly lastSeenAt: number;
  /** What must be done before the session counts; null: nothing. */
  readonly gate: Gate | null;
};
/**
 * `lock`: the screen is locked. `factor`: a second factor is due. `password`: the session was opened with a password that somebody else
 * set.
 */
export type Gate = "lock" | "factor" | "password";

/** The session with this key, of any age, if its user is not disabled. */
export async function findSession(from: Reader | Writer, key: string): Promise<StoredSession | null> {
  const row = await from.query
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.userId")
    .select([
      "sessions.id",
      "userId",
      "username",
      "name",
      "role",
      "startedAt",
      "lastSeenAt",
      "lockedAt",
      "factorDue",
      "passwordUntil",
    ])
    .where("key", "=", key)
    .where("disabled", "=", 0)
    .executeTakeFirst();
  if (!row) return null;
  const actor = { id: row.userId, username: row.username, name: row.name, role: row.role as Role };
  const { id, startedAt, lastSeenAt } = row;
  return { id, actor, startedAt, lastSeenAt, gate: gateOf(row) };
}

type Waits = { readonly lockedAt: number | null; readonly factorDue: number; readonly passwordUntil: number | null };

/** The first gate of a session. */
export function gateOf(of: Waits): Gate | null {
  if (of.lockedAt !== null) return "lock";
  if (of.factorDue === 1) return "factor";
  return of.passwordUntil === null ? null : "password";
}

/** Starts a session at `at`; returns its id. */
export async function insertSession(
  tx: Writer,
  session: { key: string; userId: string; factorDue: number; address: string; userAgent: string; at: number },
): Promise<string> {
  const id = randomUUID();
  const { at, ...given } = session;
  await tx.query
    .insertInto("sessions")
    .values({ ...given, id, startedAt: at, lastSeenAt: at })
    .execute();
  return id;
}

/** A user's sessions started and seen after these moments, last seen first. */
export async function sessionsOf(from: Reader, userId: string, after: { started: number; lastSeen: number }) {
  return from.query
    .selectFrom("sessions")
    .select(["id", "startedAt", "lastSeenAt", "address", "userAgent"])
    .where("userId", "=", userId)
    .where("startedAt", ">", after.started)
    .where("lastSeenAt", ">", after.lastSeen)
    .orderBy("lastSeenAt", "desc")
    .execute();
}

/** Stores the session under this key only. */
export async function writeKey(tx: Writer, sessionId: string, key: string): Promise<void> {
  await tx.query.updateTable("sessions").set({ key }).where("id", "=", sessionId).execute();
}

/** Locks a session's screen at `at`, or unlocks it (null). Resets the count of PIN tries. */
export async function writeLock(tx: Writer, sessionId: string, at: number | null): Promise<void> {
  await tx.query.updateTable("sessions").set({ lockedAt: at, pinTries: 0 }).where("id", "=", sessionId).execute();
}

/** Counts a PIN try before the PIN is checked. Returns the number of tries, or null when the session has ended. */
export async function countPin(tx: Writer, sessionId: string): Promise<number | null> {
  const row = await tx.query
    .updateTable("sessions")
    .set((eb) => ({ pinTries: eb("pinTries", "+", 1) }))
    .where("id", "=", sessionId)
    .returning("pinTries")
    .executeTakeFirst();
  return row?.pinTries ?? null;
}

/** Clears the factor gate: the second factor was given. */
export async function openFactorGate(tx: Writer, sessionId: string): Promise<void> {
  await tx.query.updateTable("sessions").set({ factorDue: 0 }).where("id", "=", sessionId).execute();
}

/** How long after it was asked a challenge may be answered. */
const CHALLENGE_MS = 5 * MINUTE;

/** Stores what a passkey must sign next, asked at `at` (UTC milliseconds), replacing the previous challenge. */
export async function putChallenge(tx: Writer, sessionId: string, challenge: string, at: number): Promise<void> {
  await tx.query
    .updateTable("sessions")
    .set({ challenge: `${at} ${challenge}` })
    .where("id", "=", sessionId)
    .execute();
}

/** Deletes the challenge, and returns it if it was asked less than five minutes ago. */
export async function takeChallenge(tx: Writer, sessionId: string, now: number): Promise<string | null> {
  const query = tx.query.selectFrom("sessions").select("challenge").where("id", "=", sessionId);
  const row = await locked(tx, query).executeTakeFirst();
  await tx.query.updateTable("sessions").set({ challenge: null }).where("id", "=", sessionId).execute();
  const [at, challenge] = row?.challenge?.split(" ") ?? [];
  return challenge && Math.abs(now - Number(at)) < CHALLENGE_MS ? challenge : null;
}

/** Allows one kind of act until a time (UTC milliseconds), replacing any other grant. */
export async function grantStepUp(tx: Writer, sessionId: string, stepUp: string, stepUpUntil: number): Promise<void> {
  await tx.query.updateTable("sessions").set({ stepUp, stepUpUntil }).where("id", "=", sessionId).execute();
}

export async function isSteppedUp(from: Reader, sessionId: string, kind: string, now: number): Promise<boolean> {
  const query = from.query.selectFrom("sessions").select("id").where("id", "=", sessionId);
  return (await query.where("stepUp", "=", kind).where("stepUpUntil", ">", now).executeTakeFirst()) !== undefined;
}

/** `at` in UTC milliseconds. A stored later time stays, unless it dates from before the clock was set back. */
export async function noteSeen(tx: Writer, sessionId: string, at: number): Promise<void> {
  await tx.query
    .updateTable("sessions")
    .set({ lastSeenAt: at })
    .where("id", "=", sessionId)
    .where((eb) => eb.or([eb("lastSeenAt", "<", at), eb("lastSeenAt", ">=", at + MINUTE)]))
    .execute();
}

/** Whether the session still exists. */
export async function hasSession(tx: Writer, sessionId: string): Promise<boolean> {
  const found = await tx.query.selectFrom("sessions").select("id").where("id", "=", sessionId).executeTakeFirst();
  return found !== undefined;
}

/** True when the user had such a session. */
export async function deleteSession(tx: Writer, userId: string, id: string): Promise<boolean> {
  const query = tx.query.deleteFrom("sessions").where("id", "=", id).where("userId", "=", userId);
  const deleted = await query.executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Deletes a user's sessions, except the one named; returns their number. */
export async function deleteSessionsOf(tx: Writer, userId: string, but = ""): Promise<number> {
  const deleted = await tx.query
    .deleteFrom("sessions")
    .where("userId", "=", userId)
    .where("id", "!=", but)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Deletes a user's sessions that can never count again: started or last seen before these moments, or started far ahead of the clock. */
export async function deleteStaleSessions(
  tx: Writer,
  userId: string,
  before: { started: number; lastSeen: number; now: number },
): Promise<void> {
  await tx.query
    .deleteFrom("sessions")
    .where("userId", "=", userId)
    .where((eb) =>
      eb.or([
        eb("startedAt", "<", before.started),
        eb("startedAt", ">", before.now + CLOCK_IS_OFF),
        eb("lastSeenAt", "<", before.lastSeen),
      ]),
    )
    .execute();
}

/** Sessions started and seen after these moments, by user: their number, and when one was last seen. */
export async function sessionUse(
  from: Reader,
  after: { started: number; lastSeen: number },
): Promise<Map<string, { readonly sessions: number; readonly lastSeenAt: number }>> {
  const rows = await from.query
    .selectFrom("sessions")
    .select((eb) => ["userId", eb.fn.countAll().as("sessions"), eb.fn.max("lastSeenAt").as("lastSeenAt")])
    .where("startedAt", ">", after.started)
    .where("lastSeenAt", ">", after.lastSeen)
    .groupBy("userId")
    .execute();
  return new Map(
    rows.map((row) => [row.userId, { sessions: Number(row.sessions), lastSeenAt: Number(row.lastSeenAt) }]),
  );
}
