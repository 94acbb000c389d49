import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** A day whose books are closed, or a print of its report; `mark`: the number of the journal's last line that it holds. */
export type DayMark = { readonly mark: number; readonly at: number; readonly byName: string };

type NewMark = { readonly day: string; readonly mark: number; readonly at: number; readonly by: Actor };

/** Null while the day's books are open. */
export async function dayLock(from: Reader | Writer, day: string): Promise<DayMark | null> {
  const row = await from.query
    .selectFrom("dayLocks")
    .select(["mark", "at", "byName"])
    .where("day", "=", day)
    .executeTakeFirst();
  return row ?? null;
}

/** Closes a day's books. False when they are closed already: the first lock stands. */
export async function insertDayLock(tx: Writer, { day, mark, at, by }: NewMark): Promise<boolean> {
  const inserted = await tx.query
    .insertInto("dayLocks")
    .values({ day, mark, at, byId: by.id, byName: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning("day")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The last print of a day's report; null when it was never printed. */
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
