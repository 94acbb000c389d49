import type { Reader } from "#lib/db/connection.ts";
import type { StateSums } from "#lib/db/sums.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { HOUR } from "#lib/domain/time.ts";

/** What one cashier's payments of one product begun in one hour come to, in the state that they are in now; amounts in rupiah. */
export type HourTotals = StateSums & {
  /** The hour's first moment, UTC milliseconds. All of Indonesia's zones are whole hours away. */
  readonly hour: number;
  readonly cashierId: string;
  readonly family: string;
};

/** How many payments of the whole ledger are in each state; a state without any is absent. */
export async function paymentsByState(from: Reader): Promise<ReadonlyMap<PaymentState, number>> {
  const rows = await from.query
    .selectFrom("hourlyTotals")
    .select((eb) => ["state", eb.cast<number>(eb.fn.sum("count"), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [state as PaymentState, count]));
}

/** UTC milliseconds; every zone of Indonesia begins its hours at the same moments. */
export function startOfHour(at: number): number {
  return at - (at % HOUR);
}

/** Of the payments begun from `since` until before `until`, both whole hours; absent: without end. Kept exactly by every claim and change of state. */
export async function hourlyTotals(
  from: Reader,
  range: { since?: number; until?: number; cashierId?: string; state?: PaymentState },
): Promise<HourTotals[]> {
  let query = from.query.selectFrom("hourlyTotals").selectAll().where("count", ">", 0).orderBy("hour");
  if (range.since !== undefined) query = query.where("hour", ">=", range.since);
  if (range.until !== undefined) query = query.where("hour", "<", range.until);
  if (range.cashierId) query = query.where("cashierId", "=", range.cashierId);
  if (range.state) query = query.where("state", "=", range.state);
  return (await query.execute()) as HourTotals[];
}
