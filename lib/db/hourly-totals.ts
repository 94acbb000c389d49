import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Reader } from "./connection.ts";

/** What one cashier's payments begun in one hour come to, in the state that they are in now; amounts in rupiah. */
export type HourTotals = {
  /** The hour's first moment, UTC milliseconds. All of Indonesia's zones are whole hours away. */
  readonly hour: number;
  readonly cashierId: string;
  readonly state: PaymentState;
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
};

const HOUR = 3_600_000;

/** Of the payments begun from `since` until before `until`, both whole hours; absent: without end. */
export async function hourlyTotals(
  from: Reader,
  range: { since?: number; until?: number; cashierId?: string; state?: PaymentState },
): Promise<HourTotals[]> {
  let query = from.query
    .selectFrom("payments")
    .select(["createdAt", "cashierId", "state", "nominal", "admin", "price", "sellingPrice"]);
  if (range.since !== undefined) query = query.where("createdAt", ">=", range.since);
  if (range.until !== undefined) query = query.where("createdAt", "<", range.until);
  if (range.cashierId) query = query.where("cashierId", "=", range.cashierId);
  if (range.state) query = query.where("state", "=", range.state);
  const totals = new Map<string, HourTotals>();
  for (const { createdAt, ...row } of await query.execute()) {
    const hour = createdAt - (createdAt % HOUR);
    const key = `${hour} ${row.cashierId} ${row.state}`;
    const sum = totals.get(key);
    totals.set(key, {
      hour,
      cashierId: row.cashierId,
      state: row.state as PaymentState,
      count: (sum?.count ?? 0) + 1,
      nominal: (sum?.nominal ?? 0) + row.nominal,
      admin: (sum?.admin ?? 0) + row.admin,
      price: (sum?.price ?? 0) + row.price,
      sellingPrice: (sum?.sellingPrice ?? 0) + row.sellingPrice,
    });
  }
  return [...totals.values()];
}
