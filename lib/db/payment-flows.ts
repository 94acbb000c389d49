import { sql } from "kysely";
import type { PayMethod } from "#lib/domain/payment.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Flow, Sum } from "#lib/domain/shift.ts";
import type { Reader, Writer } from "./connection.ts";

export type CashierFlow = Flow & { readonly cashierId: string; readonly cashierName: string };
export type CashierReturns = Sum & { readonly cashierId: string; readonly cashierName: string };

/** What was claimed in one shift, by means of payment and the state that it is in now. */
export async function flowsOfShift(from: Reader | Writer, shiftId: number): Promise<Flow[]> {
  return (await flows(from).where("shiftId", "=", shiftId).groupBy(["method", "state"]).execute()).map(toFlow);
}

/** What was claimed from `since` until before `until` (UTC milliseconds), by cashier too. */
export async function flowsBetween(from: Reader, since: number, until: number): Promise<CashierFlow[]> {
  const rows = await flows(from)
    .select((eb) => ["cashierId", eb.fn.max("cashierName").as("cashierName")])
    .where("createdAt", ">=", since)
    .where("createdAt", "<", until)
    .groupBy(["cashierId", "method", "state"])
    .execute();
  return rows.map((row) => ({ ...toFlow(row), cashierId: row.cashierId, cashierName: row.cashierName }));
}

/** Cash given back out of one shift's drawer, whichever shift it had come in with. */
export async function cashReturnedIn(from: Reader | Writer, shiftId: number): Promise<Sum> {
  const row = await returns(from).where("refundShiftId", "=", shiftId).executeTakeFirstOrThrow();
  return { count: Number(row.count), total: Number(row.total) };
}

/** Cash given back from `since` until before `until`, by whose drawer it left; without a shift, by the payment's cashier. */
export async function cashReturnedBetween(from: Reader, since: number, until: number): Promise<CashierReturns[]> {
  const rows = await returns(from)
    .leftJoin("shifts", "shifts.id", "payments.refundShiftId")
    .select((eb) => [
      eb.fn.coalesce("shifts.cashierId", "payments.cashierId").as("cashierId"),
      eb.fn.max(eb.fn.coalesce("shifts.cashierName", "payments.cashierName")).as("cashierName"),
    ])
    .where("refundedAt", ">=", since)
    .where("refundedAt", "<", until)
    .groupBy((eb) => eb.fn.coalesce("shifts.cashierId", "payments.cashierId"))
    .execute();
  return rows.map(({ cashierId, cashierName, count, total }) => ({
    cashierId,
    cashierName,
    count: Number(count),
    total: Number(total),
  }));
}

const DUE = "case when refund_due is not null and refunded_at is null then";

function flows(from: Reader | Writer) {
  return from.query.selectFrom("payments").select((eb) => {
    const sum = (column: "nominal" | "admin" | "price" | "sellingPrice") =>
      eb.cast<number>(eb.fn.sum(column), "bigint");
    return [
      "method",
      "state",
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      sum("nominal").as("nominal"),
      sum("admin").as("admin"),
      sum("price").as("price"),
      sum("sellingPrice").as("sellingPrice"),
      sql<number>`cast(sum(${sql.raw(DUE)} 1 else 0 end) as bigint)`.as("dueCount"),
      sql<number>`cast(sum(${sql.raw(DUE)} refund_due else 0 end) as bigint)`.as("due"),
    ];
  });
}

function returns(from: Reader | Writer) {
  return from.query
    .selectFrom("payments")
    .select((eb) => [
      eb.cast<number>(eb.fn.count("payments.trId"), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("refundDue"), eb.lit(0)), "bigint").as("total"),
    ]);
}

function toFlow(row: { [key in keyof Flow]: unknown }): Flow {
  return {
    method: row.method as PayMethod,
    state: row.state as PaymentState,
    count: Number(row.count),
    nominal: Number(row.nominal),
    admin: Number(row.admin),
    price: Number(row.price),
    sellingPrice: Number(row.sellingPrice),
    dueCount: Number(row.dueCount),
    due: Number(row.due),
  };
}
