import type { Reader } from "#lib/db/connection.ts";

/** Payments whose check is overdue. */
export type CheckBacklog = {
  readonly due: number;
  /** The earliest due time, UTC milliseconds; null when none is due. */
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
