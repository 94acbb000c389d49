import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { latestNames } from "#lib/db/people/users.ts";
import type { ShiftTable } from "#lib/db/schema.ts";
import { locked, statement } from "#lib/db/statement.ts";
import type { Closing, Shift } from "#lib/domain/shift.ts";
import { NOTHING, type Totals } from "#lib/domain/totals.ts";

type Opening = Pick<Shift, "cashierId" | "cashierName" | "openedAt" | "openingCash">;

/** Opens a shift; null when this cashier already has one open. */
export async function insertShift(tx: Writer, opening: Opening): Promise<Shift | null> {
  const row = await tx.query
    .insertInto("shifts")
    .values({ ...opening, ...closingColumns(null) })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ? toShift(row) : null;
}

/** Null for an unknown number. */
export async function findShift(from: Reader | Writer, id: number): Promise<Shift | null> {
  const row = await from.query.selectFrom("shifts").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toShift(row) : null;
}

/** A cashier's open shift (at most one), or null. */
export async function openShiftOf(from: Reader | Writer, cashierId: string): Promise<Shift | null> {
  const row = await openOf(from, cashierId).executeTakeFirst();
  return row ? toShift(row) : null;
}

export async function openShifts(from: Reader | Writer): Promise<Shift[]> {
  const rows = await from.query.selectFrom("shifts").selectAll().where("closedAt", "is", null).orderBy("id").execute();
  return rows.map(toShift);
}

/** The count at the end of a cashier's last shift, and when; null before the first. */
export async function lastCountOf(
  from: Reader | Writer,
  cashierId: string,
): Promise<{ counted: number; at: number } | null> {
  const row = await from.query
    .selectFrom("shifts")
    .select(["countedCash", "closedAt"])
    .where("cashierId", "=", cashierId)
    .where("closedAt", "is not", null)
    .orderBy("openedAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { counted: row.countedCash ?? 0, at: row.closedAt ?? 0 } : null;
}

/** The cashier's previous shift: when it was opened, and the journal line that closed it. Null for the first. */
export async function shiftBefore(
  from: Reader | Writer,
  { id, cashierId }: Pick<Shift, "id" | "cashierId">,
): Promise<{ openedAt: number; closedWith: number } | null> {
  const row = await from.query
    .selectFrom("shifts")
    .innerJoin("journal", "journal.shiftId", "shifts.id")
    .select(["shifts.openedAt", "journal.id as closedWith"])
    .where(sql<boolean>`journal.kind = 'shift_closed'`)
    .where("shifts.cashierId", "=", cashierId)
    .where("shifts.id", "<", id)
    .orderBy("shifts.openedAt", "desc")
    .orderBy("shifts.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A cashier's open shift, locked until the transaction ends, so that cash moves and the closing wait for one another. */
export async function openShiftForChange(tx: Writer, cashierId: string): Promise<Shift | null> {
  const [row] = (await openForChange(tx, { cashierId })).rows;
  return row ? toShift(row) : null;
}

const openForChange = statement((tx: Writer, { cashierId }: { cashierId: string }) =>
  locked(tx, openOf(tx, cashierId)),
);

/** A shift by its number, locked until the transaction ends. */
export async function findShiftForChange(tx: Writer, id: number): Promise<Shift | null> {
  const query = tx.query.selectFrom("shifts").selectAll().where("id", "=", id);
  const row = await locked(tx, query).executeTakeFirst();
  return row ? toShift(row) : null;
}

/** The shift that a cashier had open at a moment, or null. */
export async function shiftAt(from: Reader | Writer, cashierId: string, at: number): Promise<number | null> {
  const row = await from.query
    .selectFrom("shifts")
    .select("id")
    .where("cashierId", "=", cashierId)
    .where("openedAt", "<=", at)
    .where((eb) => eb.or([eb("closedAt", "is", null), eb("closedAt", ">", at)]))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? Number(row.id) : null;
}

/** Closes an open shift. False when it is already closed: the first count stands. */
export async function closeShiftRow(tx: Writer, id: number, closing: Closing): Promise<boolean> {
  const updated = await tx.query
    .updateTable("shifts")
    .set(closingColumns(closing))
    .where("id", "=", id)
    .where("closedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return updated !== undefined;
}

export type ShiftFilter = {
  readonly cashierId?: string;
  /** Opened at or after `since`, before `until`: UTC milliseconds. */
  readonly since?: number;
  readonly until?: number;
  /** Opened or closed within this time. */
  readonly within?: { readonly since: number; readonly until: number };
  readonly only?: "open" | "closed" | "differing";
};
/** A cursor of the list, newest first. */
export type ShiftPlace = { readonly openedAt: number; readonly id: number };

/** One page of the list, newest first: `after` a cursor towards older shifts, `before` one towards newer. At most `limit`. */
export async function listShifts(
  from: Reader,
  filter: ShiftFilter,
  page: { after?: ShiftPlace; before?: ShiftPlace; limit: number },
): Promise<Shift[]> {
  const backwards = page.before !== undefined;
  const place = page.after ?? page.before;
  const order = backwards ? "asc" : "desc";
  let query = from.query.selectFrom("shifts").selectAll().orderBy("openedAt", order).orderBy("id", order);
  if (filter.cashierId) query = query.where("cashierId", "=", filter.cashierId);
  if (filter.since !== undefined) query = query.where("openedAt", ">=", filter.since);
  if (filter.until !== undefined) query = query.where("openedAt", "<", filter.until);
  const { within } = filter;
  if (within) {
    query = query.where((eb) => {
      const inside = (column: "openedAt" | "closedAt") =>
        eb.and([eb(column, ">=", within.since), eb(column, "<", within.until)]);
      return eb.or([inside("openedAt"), inside("closedAt")]);
    });
  }
  if (filter.only === "open") query = query.where("closedAt", "is", null);
  if (filter.only === "closed") query = query.where("closedAt", "is not", null);
  if (filter.only === "differing") query = query.where("difference", "!=", 0);
  if (place) {
    const beyond = backwards ? ">" : "<";
    query = query.where((eb) => eb(eb.refTuple("openedAt", "id"), beyond, eb.tuple(place.openedAt, place.id)));
  }
  const shifts = (await query.limit(page.limit).execute()).map(toShift);
  return backwards ? shifts.reverse() : shifts;
}

/** Everyone who ever opened a shift, by current name. */
export async function shiftCashiers(from: Reader): Promise<{ id: string; name: string }[]> {
  const rows = await from.query.selectFrom("shifts").select(["cashierId", "cashierName"]).distinct().execute();
  const names = [...(await latestNames(from, rows))].map(([id, name]) => ({ id, name }));
  return names.sort((a, b) => a.name.localeCompare(b.name));
}

/** All null while the shift is open. */
export function closingColumns(closing: Closing | null) {
  return {
    closedAt: closing?.at ?? null,
    closedById: closing?.byId ?? null,
    closedByName: closing?.byName ?? null,
    counts: closing && JSON.stringify(closing.counts),
    countedCash: closing?.counted ?? null,
    expectedCash: closing?.expected ?? null,
    difference: closing?.difference ?? null,
    reason: closing?.reason ?? null,
    totals: closing && JSON.stringify(closing.totals),
  };
}

function openOf(from: Reader | Writer, cashierId: string) {
  return from.query.selectFrom("shifts").selectAll().where("cashierId", "=", cashierId).where("closedAt", "is", null);
}

const countsSchema = z.record(z.string(), z.int().min(0));
const sum = z.object({ count: z.int(), total: z.int() });
const sums = z.object({ success: sum, unsettled: sum, undone: sum });
const NO_SUMS = { success: NOTHING, unsettled: NOTHING, undone: NOTHING };
/** Absent where an older version closed the shift, which did not know it. */
const none = sum.default(NOTHING);
const totalsSchema: z.ZodType<Totals> = z
  .object({
    methods: z.object({ cash: sums, qris: sums, transfer: sums, debit: sums, unknown: sums.default(NO_SUMS) }),
    paid: sum
      .extend({
        nominal: z.int(),
        admin: z.int(),
        deposit: z.int().optional(),
        commission: z.int(),
        rounding: z.int().default(0),
        ownFee: z.int().default(0),
      })
      .transform(({ deposit, ...paid }) => ({ ...paid, deposit: deposit ?? paid.total - paid.commission })),
    unsettled: sum,
    places: z.object({ slip: sum, late: sum, outside: sum }).optional(),
    earlier: z.object({ paid: sum, undone: sum }).default({ paid: NOTHING, undone: NOTHING }),
    cashIn: sum,
    cashOut: sum,
    returnedOtherwise: none,
    collected: none,
    moves: z.array(z.object({ amount: z.int(), reason: z.string(), byName: z.string(), at: z.int() })).default([]),
    differences: z.object({ opening: z.int(), counted: z.int() }).default({ opening: 0, counted: 0 }),
    toReturn: sum,
    receivable: none,
  })
  .transform(({ places, ...totals }) => ({
    ...totals,
    places: places ?? { slip: { count: totals.paid.count, total: totals.paid.total }, late: NOTHING, outside: NOTHING },
  }));

function toShift(row: Omit<ShiftTable, "id"> & { id: number }): Shift {
  const { id, cashierId, cashierName, openedAt, openingCash } = row;
  return { id, cashierId, cashierName, openedAt, openingCash, closing: closingOf(row) };
}

/** One statement writes a whole closing, so if its time is set, so is the rest. */
function closingOf(row: Omit<ShiftTable, "id">): Closing | null {
  if (row.closedAt === null) return null;
  return {
    at: row.closedAt,
    byId: row.closedById ?? "",
    byName: row.closedByName ?? "",
    counts: countsSchema.parse(JSON.parse(row.counts ?? "{}")),
    counted: row.countedCash ?? 0,
    expected: row.expectedCash ?? 0,
    difference: row.difference ?? 0,
    reason: row.reason,
    totals: totalsSchema.parse(JSON.parse(row.totals ?? "null")),
  };
}
