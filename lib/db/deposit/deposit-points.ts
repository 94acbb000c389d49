import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked } from "#lib/db/statement.ts";

/** A balance read while none of our payments was under way: certain, and the end of an interval. */
export type FixedPoint = {
  readonly id: number;
  readonly startedAt: number;
  readonly at: number;
  /** In rupiah; negative on an account with credit. */
  readonly balance: number;
  /** The last payment event before it. */
  readonly mark: number;
  /** Payments that succeeded within their own call since the previous fixed point, and their selling prices. */
  readonly paidCount: number;
  readonly paidSum: number;
  readonly alarmedAt: number | null;
};

export type Paid = { readonly count: number; readonly sum: number };

const COLUMNS = ["id", "startedAt", "at", "balance", "mark", "paidCount", "paidSum", "alarmedAt"] as const;

/** Serialises the writing of fixed points across processes until the transaction ends. */
export async function lockPoints(tx: Writer): Promise<void> {
  await locked(tx, tx.query.selectFrom("depositWatch").select("id").where("id", "=", 1)).execute();
}

/** The newest fixed point in ledger order; null before the first. */
export async function latestPoint(from: Reader | Writer): Promise<FixedPoint | null> {
  const row = await points(from).orderBy("id", "desc").limit(1).executeTakeFirst();
  return (row as FixedPoint | undefined) ?? null;
}

export async function findPoint(from: Reader | Writer, id: number): Promise<FixedPoint | null> {
  return ((await points(from).where("id", "=", id).executeTakeFirst()) as FixedPoint | undefined) ?? null;
}

/** The last fixed point before a moment. */
export async function pointBefore(from: Reader | Writer, at: number): Promise<FixedPoint | null> {
  const query = points(from).where("at", "<", at).orderBy("at", "desc").orderBy("id", "desc");
  return ((await query.limit(1).executeTakeFirst()) as FixedPoint | undefined) ?? null;
}

/** The first fixed point at or after a moment. */
export async function pointAfter(from: Reader | Writer, at: number): Promise<FixedPoint | null> {
  const query = points(from).where("at", ">=", at).orderBy("at").orderBy("id");
  return ((await query.limit(1).executeTakeFirst()) as FixedPoint | undefined) ?? null;
}

/** The fixed points from `since` to before `until`, in order. */
export async function pointsBetween(from: Reader | Writer, since: number, until: number): Promise<FixedPoint[]> {
  const rows = await points(from)
    .where("at", ">=", since)
    .where("at", "<", until)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows as FixedPoint[];
}

function points(from: Reader | Writer) {
  return from.query
    .selectFrom("depositReadings")
    .select([...COLUMNS])
    .where("quiet", "=", (eb) => eb.lit(1));
}

/** Writes a fixed point and returns its id. The caller holds `lockPoints` and has checked that the reading is certain. */
export async function insertPoint(tx: Writer, point: Omit<FixedPoint, "id" | "alarmedAt">): Promise<number> {
  const row = await tx.query
    .insertInto("depositReadings")
    .values({ ...point, source: "balance", trId: null, quiet: 1 })
    .returning("id")
    .executeTakeFirstOrThrow();
  return Number(row.id);
}

/** Marks that the fall before this fixed point raised an alarm. False: it had already. */
export async function markAlarmed(tx: Writer, id: number, at: number): Promise<boolean> {
  const marked = await tx.query
    .updateTable("depositReadings")
    .set({ alarmedAt: at })
    .where("id", "=", id)
    .where("alarmedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return marked !== undefined;
}

/** Payments that succeeded within their own call, with events after `after` and up to `upTo`. */
export async function paidInCall(from: Reader | Writer, range: { after: number; upTo: number | null }): Promise<Paid> {
  let query = from.query
    .selectFrom("paymentEvents as e")
    .innerJoin("payments as p", "p.trId", "e.trId")
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("p.sellingPrice"), eb.lit(0)), "bigint").as("sum"),
    ])
    .where("e.id", ">", range.after)
    .where("e.fromState", "=", "sending")
    .where("e.toState", "=", "success");
  if (range.upTo !== null) query = query.where("e.id", "<=", range.upTo);
  const row = await query.executeTakeFirstOrThrow();
  return { count: Number(row.count), sum: Number(row.sum) };
}
