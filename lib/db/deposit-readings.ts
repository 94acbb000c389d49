import type { TrId } from "#lib/domain/identifiers.ts";
import type { Reader, Writer } from "./connection.ts";
import { statement } from "./statement.ts";

/** A balance as the biller told it, and in which reply. */
export type DepositReading = {
  readonly at: number;
  /** In rupiah; negative for an account on credit. */
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

/** The latest reading, of one source where that is given. */
export async function latestDepositReading(
  from: Reader,
  source?: DepositReading["source"],
): Promise<DepositReading | null> {
  let query = from.query.selectFrom("depositReadings").select(["at", "balance", "source", "trId"]);
  if (source) query = query.where("source", "=", source);
  const row = await query.orderBy("at", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
  return (row as DepositReading | undefined) ?? null;
}
