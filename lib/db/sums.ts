import { sql } from "kysely";
import type { PaymentState } from "#lib/domain/payment-state.ts";

/** A number of payments, and their amounts in rupiah. */
export type Sums = {
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
};
export type StateSums = Sums & { readonly state: PaymentState };

/** Sums of the amounts, for a query that groups rows with these columns. */
export const AMOUNT_SUMS = [
  sumOfColumn("nominal"),
  sumOfColumn("admin"),
  sumOfColumn("price"),
  sumOfColumn("sellingPrice"),
] as const;

export function sumOfColumn<Name extends string>(name: Name) {
  return sql<number>`cast(sum(${sql.ref(name)}) as bigint)`.as(name);
}
