import type { Reader } from "#lib/db/connection.ts";

/** Payments whose check is due and has not been made. */
export type CheckBacklog = {
  readonly due: number;
  /** When the one that waits longest was due, UTC milliseconds; null when none is. */
  readonly oldestDueAt: number | null;
};

/** `now` in UTC milliseconds. One read of the index of due checks. */
export async function checkBacklog(from: Reader, now: number): Promise<CheckBacklog> {
  const row = await from.query
    .selectFrom("payments")
    .select((eb) => [eb.fn.countAll<number>().as("due"), eb.fn.min<number | null>("nextCheckAt").as("oldestDueAt")])
    .where("nextCheckAt", "is not", null)
    .where("nextCheckAt", "<=", now)
    .executeTakeFirstOrThrow();
  return { due: row.due, oldestDueAt: row.oldestDueAt };
}
