import type { Reader, Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { CLOCK_IS_OFF } from "#lib/domain/time.ts";

/** A balance as the biller reported it, and the kind of reply. */
export type DepositReading = {
  readonly at: number;
  /** In rupiah; negative on an account with credit. */
  readonly balance: number;
  readonly source: "balance" | "payment" | "check";
  readonly trId: TrId | null;
};

export async function insertDepositReading(tx: Writer, reading: DepositReading): Promise<void> {
  await insertReading(tx, reading);
}

const insertReading = statement((tx: Writer, reading: DepositReading) =>
  tx.query.insertInto("depositReadings").values(reading),
);

/** A balance that is no fixed point, with the payment in whose reply it came. */
export type LooseReading = DepositReading & { readonly id: number; readonly company: string | null };

/** Balances between fixed points, later than one moment and up to another, in order of arrival; at most `limit`. */
export async function looseReadings(
  from: Reader,
  range: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<LooseReading[]> {
  const rows = await from.query
    .selectFrom("depositReadings as r")
    .leftJoin("payments as p", "p.trId", "r.trId")
    .select(["r.id", "r.at", "r.balance", "r.source", "r.trId", "p.company"])
    .where("r.at", ">", range.after)
    .where("r.at", "<=", range.upTo)
    .where("r.quiet", "=", 0)
    .orderBy("r.at")
    .orderBy("r.id")
    .limit(range.limit)
    .execute();
  return rows as LooseReading[];
}

/** The latest reading in ledger order, whatever the clock said; optionally from one source only. */
export async function latestDepositReading(
  from: Reader,
  source?: DepositReading["source"],
): Promise<DepositReading | null> {
  let query = from.query.selectFrom("depositReadings").select(["at", "balance", "source", "trId"]);
  if (source) query = query.where("source", "=", source);
  const row = await query.orderBy("id", "desc").limit(1).executeTakeFirst();
  return (row as DepositReading | undefined) ?? null;
}

/** Takes the lease to read the deposit; of several processes one gets it. */
export async function takeWatch(tx: Writer, turn: { owner: string; now: number; until: number }): Promise<boolean> {
  const taken = await tx.query
    .updateTable("depositWatch")
    .set({ owner: turn.owner, leaseUntil: turn.until })
    .where("id", "=", 1)
    // A lease that ends impossibly late was taken before the clock was set back.
    .where((eb) => eb.or([eb("leaseUntil", "<=", turn.now), eb("leaseUntil", ">", 2 * turn.until - turn.now)]))
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

/**
 * Corrects readings dated far after `at` by a wrong clock to the readings that followed: the biller's time shows that it is not that late.
 */
export async function dateBackReadings(tx: Writer, at: number): Promise<void> {
  await tx.query
    .updateTable("depositReadings")
    .set((eb) => {
      const next = eb
        .selectFrom("depositReadings as later")
        .select((of) => of.fn.min("later.at").as("at"))
        .whereRef("later.id", ">", "depositReadings.id")
        .where("later.at", "<=", at);
      const told = eb.fn.coalesce(next, eb.val(at));
      return { at: told, startedAt: eb.case().when("startedAt", "is not", null).then(told).end() };
    })
    .where("at", ">", at + CLOCK_IS_OFF)
    .execute();
}
