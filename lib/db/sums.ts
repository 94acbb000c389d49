import { type RawBuilder, sql } from "kysely";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Reader } from "./connection.ts";

/** How many payments, and their amounts in rupiah. */
export type Sums = {
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
};
export type StateSums = Sums & { readonly state: PaymentState };

export function countIn(sums: readonly Sums[]): number {
  return sums.reduce((all, { count }) => all + count, 0);
}

/** The amounts' sums, for a query that groups rows with these columns by their state. */
export const AMOUNT_SUMS = [sumOf("nominal"), sumOf("admin"), sumOf("price"), sumOf("sellingPrice")] as const;

function sumOf<Name extends string>(name: Name) {
  return sql<number>`cast(sum(${sql.ref(name)}) as bigint)`.as(name);
}

/** What payments come to by their state. `rows`: what a query of them has after its "from". */
export async function sumsByState(from: Reader, rows: RawBuilder<unknown>): Promise<StateSums[]> {
  const sums = await from.query
    .selectFrom(sql<StateSums>`(select state, nominal, admin, price, selling_price from ${rows})`.as("matches"))
    .select(AMOUNT_SUMS)
    .select(({ fn, cast }) => ["state", cast<number>(fn.countAll(), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return sums as StateSums[];
}
