import type { Reader } from "#lib/db/connection.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { UNSETTLED } from "#lib/domain/payment-state.ts";
import { toPayment } from "./payment-row.ts";

/** What a cashier still has to follow: money that is owed first, then unsettled payments; each oldest first. */
export async function openPaymentsOf(from: Reader, cashierId: string, limit: number): Promise<Payment[]> {
  const rows = await from.query
    .selectFrom("payments")
    .selectAll()
    .where("cashierId", "=", cashierId)
    .where((eb) => eb.or([eb("state", "in", [...UNSETTLED]), eb("owed", "<>", eb.lit(0))]))
    .orderBy((eb) => eb.case().when("owed", "<>", eb.lit(0)).then(eb.lit(0)).else(eb.lit(1)).end())
    .orderBy("createdAt")
    .limit(limit)
    .execute();
  return rows.map(toPayment);
}

/** A cashier's successful payments since a moment: how many, and how many rupiah the customers paid. */
export async function cashierTotals(
  from: Reader,
  cashierId: string,
  since: number,
): Promise<{ count: number; total: number }> {
  const row = await from.query
    .selectFrom("payments")
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("price"), eb.lit(0)), "bigint").as("total"),
    ])
    .where("cashierId", "=", cashierId)
    .where("state", "=", "success")
    .where("createdAt", ">=", since)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), total: Number(row.total) };
}

/** Whether a cashier ever took a payment. */
export async function hasPaymentsOf(from: Reader, cashierId: string): Promise<boolean> {
  const row = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("cashierId", "=", cashierId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
