import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { UNSETTLED } from "#lib/domain/payment-state.ts";
import { toPayment } from "./payment-row.ts";

/** The first payments that a cashier still has to follow, and their total number. */
export type OpenPayments = { readonly payments: readonly Payment[]; readonly count: number };

/** Payments that a cashier still has to follow: money owed first, then unsettled ones; each oldest first. */
export async function openPaymentsOf(from: Reader, cashierId: string, limit: number): Promise<OpenPayments> {
  const rows = await from.query
    .selectFrom("payments")
    .selectAll()
    .select((eb) => eb.cast<number>(eb.fn.countAll().over(), "bigint").as("inAll"))
    .where("cashierId", "=", cashierId)
    .where((eb) => eb.or([eb("state", "in", [...UNSETTLED]), eb("owed", "<>", eb.lit(0))]))
    .orderBy((eb) => eb.case().when("owed", "<>", eb.lit(0)).then(eb.lit(0)).else(eb.lit(1)).end())
    .orderBy("createdAt")
    .limit(limit)
    .execute();
  return { payments: rows.map(({ inAll: _, ...row }) => toPayment(row)), count: Number(rows[0]?.inAll ?? 0) };
}

/** A cashier's successes since a moment, without reversed ones: their number, and the rupiah that customers handed over. */
export async function cashierTotals(
  from: Reader,
  cashierId: string,
  since: number,
): Promise<{ count: number; total: number }> {
  const row = await from.query
    .selectFrom("payments")
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      sql<number>`cast(coalesce(sum(price + own_fee + rounding), 0) as bigint)`.as("total"),
    ])
    .where("cashierId", "=", cashierId)
    .where("state", "=", "success")
    .where("reversedAt", "is", null)
    .where("createdAt", ">=", since)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), total: Number(row.total) };
}

/** Whether a cashier has taken any payment. */
export async function hasPaymentsOf(from: Reader, cashierId: string): Promise<boolean> {
  const row = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("cashierId", "=", cashierId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
