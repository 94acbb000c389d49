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
  const row = await returns(from).where("shiftId", "=", shiftId).executeTakeFirstOrThrow();
  return { count: Number(row.count), total: Number(row.total) };
}

/** Cash given back from `since` until before `until`, by whose drawer it left; outside shifts, by the payment's cashier. */
export async function cashReturnedBetween(from: Reader, since: number, until: number): Promise<CashierReturns[]> {
  const rows = await returns(from)
    .select((eb) => ["cashierId", eb.fn.max("cashierName").as("cashierName")])
    .where("at", ">=", since)
    .where("at", "<", until)
    .groupBy("cashierId")
    .execute();
  return rows.map(({ cashierId, cashierName, count, total }) => ({
    cashierId: cashierId ?? "",
    cashierName: cashierName ?? "",
    count: Number(count),
    total: Number(total),
  }));
}

const DUE = "case when owed > 0 then";

function flows(from: Reader | Writer) {
  return from.query.selectFrom("payments").select((eb) => {
    const sum = (column: "nominal" | "admin" | "price" | "sellingPrice" | "rounding") =>
      eb.cast<number>(eb.fn.sum(column), "bigint");
    return [
      "method",
      "state",
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      sum("nominal").as("nominal"),
      sum("admin").as("admin"),
      sum("price").as("price"),
      sum("sellingPrice").as("sellingPrice"),
      sum("rounding").as("rounding"),
      sql<number>`cast(sum(${sql.raw(DUE)} 1 else 0 end) as bigint)`.as("dueCount"),
      sql<number>`cast(sum(${sql.raw(DUE)} owed else 0 end) as bigint)`.as("due"),
    ];
  });
}

function returns(from: Reader | Writer) {
  return from.query
    .selectFrom("journal")
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("amount"), eb.lit(0)), "bigint").as("total"),
    ])
    .where("kind", "=", "returned")
    .where("credit", "in", ["drawer", "cash"]);
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
    rounding: Number(row.rounding),
    dueCount: Number(row.dueCount),
    due: Number(row.due),
  };
}
