import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** A locked day, or a print of its report; `mark` is the number of its last journal line. */
export type DayMark = { readonly mark: number; readonly at: number; readonly byName: string };

type NewMark = { readonly day: string; readonly mark: number; readonly at: number; readonly by: Actor };

/** Null while the day is open. */
export async function dayLock(from: Reader | Writer, day: string): Promise<DayMark | null> {
  const row = await from.query
    .selectFrom("dayLocks")
    .select(["mark", "at", "byName"])
    .where("day", "=", day)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a day. False if it is locked already: the first lock stays. */
export async function insertDayLock(tx: Writer, { day, mark, at, by }: NewMark): Promise<boolean> {
  const inserted = await tx.query
    .insertInto("dayLocks")
    .values({ day, mark, at, byId: by.id, byName: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning("day")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The last print of a day's report; null if never printed. */
export async function lastReportPrint(from: Reader | Writer, day: string): Promise<DayMark | null> {
  const row = await from.query
    .selectFrom("reportPrints")
    .select(["mark", "at", "byName"])
    .where("day", "=", day)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertReportPrint(tx: Writer, { day, mark, at, by }: NewMark): Promise<void> {
  await tx.query.insertInto("reportPrints").values({ day, mark, at, byId: by.id, byName: by.name }).execute();
}
