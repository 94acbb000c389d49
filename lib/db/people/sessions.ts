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
  /** What has still to be done before it counts; null when it does. */
  readonly gate: Gate | null;
};
/** `lock`: its screen is locked. `factor`: a second factor has still to be shown. `password`: it was opened with a password that somebody else had set. */
export type Gate = "lock" | "factor" | "password";

/** The session kept by this key whose user is not disabled, whatever its age. */
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

/** What a session of this kind waits for first. */
export function gateOf(of: Waits): Gate | null {
  if (of.lockedAt !== null) return "lock";
  if (of.factorDue === 1) return "factor";
  return of.passwordUntil === null ? null : "password";
}

/** Begins a session at `at`; answers its id. */
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

/** One's sessions begun and seen after these moments, the one seen last before the others. */
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

/** From now on the session is kept by this key alone. */
export async function writeKey(tx: Writer, sessionId: string, key: string): Promise<void> {
  await tx.query.updateTable("sessions").set({ key }).where("id", "=", sessionId).execute();
}

/** Locks a session's screen at `at`, or opens it. The PINs tried are counted anew. */
export async function writeLock(tx: Writer, sessionId: string, at: number | null): Promise<void> {
  await tx.query.updateTable("sessions").set({ lockedAt: at, pinTries: 0 }).where("id", "=", sessionId).execute();
}

/** Counts a PIN before it is looked at; answers how many were tried with it, null when the session has ended. */
export async function countPin(tx: Writer, sessionId: string): Promise<number | null> {
  const row = await tx.query
    .updateTable("sessions")
    .set((eb) => ({ pinTries: eb("pinTries", "+", 1) }))
    .where("id", "=", sessionId)
    .returning("pinTries")
    .executeTakeFirst();
  return row?.pinTries ?? null;
}

/** The second factor has been shown. */
export async function openFactorGate(tx: Writer, sessionId: string): Promise<void> {
  await tx.query.updateTable("sessions").set({ factorDue: 0 }).where("id", "=", sessionId).execute();
}

/** What a passkey is to sign next, in the place of what it was to sign before. */
export async function putChallenge(tx: Writer, sessionId: string, challenge: string | null): Promise<void> {
  await tx.query.updateTable("sessions").set({ challenge }).where("id", "=", sessionId).execute();
}

/** What was put, once. */
export async function takeChallenge(tx: Writer, sessionId: string): Promise<string | null> {
  const query = tx.query.selectFrom("sessions").select("challenge").where("id", "=", sessionId);
  const row = await locked(tx, query).executeTakeFirst();
  await putChallenge(tx, sessionId, null);
  return row?.challenge ?? null;
}

/** Opens one kind of act to a session until then (UTC milliseconds), and no other any longer. */
export async function grantStepUp(tx: Writer, sessionId: string, stepUp: string, stepUpUntil: number): Promise<void> {
  await tx.query.updateTable("sessions").set({ stepUp, stepUpUntil }).where("id", "=", sessionId).execute();
}

export async function isSteppedUp(from: Reader, sessionId: string, kind: string, now: number): Promise<boolean> {
  const query = from.query.selectFrom("sessions").select("id").where("id", "=", sessionId);
  return (await query.where("stepUp", "=", kind).where("stepUpUntil", ">", now).executeTakeFirst()) !== undefined;
}

/** `at` in UTC milliseconds; a later time that stands already stays, but for one from before the clock was set back. */
export async function noteSeen(tx: Writer, sessionId: string, at: number): Promise<void> {
  await tx.query
    .updateTable("sessions")
    .set({ lastSeenAt: at })
    .where("id", "=", sessionId)
    .where((eb) => eb.or([eb("lastSeenAt", "<", at), eb("lastSeenAt", ">=", at + MINUTE)]))
    .execute();
}

/** Whether nobody has ended it. */
export async function hasSession(tx: Writer, sessionId: string): Promise<boolean> {
  const found = await tx.query.selectFrom("sessions").select("id").where("id", "=", sessionId).executeTakeFirst();
  return found !== undefined;
}

/** True when there was one of theirs. */
export async function deleteSession(tx: Writer, userId: string, id: string): Promise<boolean> {
  const query = tx.query.deleteFrom("sessions").where("id", "=", id).where("userId", "=", userId);
  const deleted = await query.executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** All of a user's, but for the one named; answers how many there were. */
export async function deleteSessionsOf(tx: Writer, userId: string, but = ""): Promise<number> {
  const deleted = await tx.query
    .deleteFrom("sessions")
    .where("userId", "=", userId)
    .where("id", "!=", but)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** Removes a user's that can never count again: started or last seen before these moments, or started far ahead of the clock. */
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

/** Sessions begun and seen after these moments, by user: how many, and when one of them was last seen. */
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
