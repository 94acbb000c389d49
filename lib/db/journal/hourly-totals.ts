import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { StateSums } from "#lib/db/sums.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { HOUR } from "#lib/domain/time.ts";

/** Totals of one cashier's payments of one product claimed in one hour, by current state; amounts in rupiah. */
export type HourTotals = StateSums & {
  /** The start of the hour, UTC milliseconds. Indonesia's zones differ by whole hours. */
  readonly hour: number;
  readonly cashierId: string;
  readonly family: string;
};

/** Number of payments in each state, in the whole ledger; empty states are absent. */
export async function paymentsByState(from: Reader): Promise<ReadonlyMap<PaymentState, number>> {
  const rows = await from.query
    .selectFrom("hourlyTotals")
    .select((eb) => ["state", eb.cast<number>(eb.fn.sum("count"), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [state as PaymentState, count]));
}

/** The products of all payments, by id: one step in the primary key for each. */
export async function familiesPaid(from: Reader): Promise<string[]> {
  const { rows } = await sql<{ family: string }>`
    with recursive found(family) as (select min(family) from hourly_totals union all
      select (select min(family) from hourly_totals where family > found.family) from found where family is not null)
    select family from found where family is not null`.execute(from.query);
  return rows.map(({ family }) => family);
}

/** UTC milliseconds; hours start at the same moments in every zone of Indonesia. */
export function startOfHour(at: number): number {
  return at - (at % HOUR);
}

/** Payments claimed from `since` on, a full hour; absent: all. Every claim and change of state keeps the totals exact. */
export async function hourlyTotals(
  from: Reader,
  { since, state }: { since?: number; state?: PaymentState },
): Promise<HourTotals[]> {
  let query = from.query.selectFrom("hourlyTotals").selectAll().where("count", ">", 0).orderBy("hour");
  if (since !== undefined) query = query.where("hour", ">=", since);
  if (state) query = query.where("state", "=", state);
  return (await query.execute()) as HourTotals[];
}
