import { ALL_METHODS, type PayMethod } from "./payment.ts";
import { isPaymentState, type PaymentState } from "./payment-state.ts";
import { PRODUCTS, UNKNOWN_PRODUCT } from "./products/catalogue.ts";
import { DAY, dayStart, isDay, type Millis, type Zone } from "./time.ts";

/** The filter of the transaction list, its totals and its exports. Empty: everything. */
export type TransactionFilter = {
  /** As typed: the start of a customer number, another number of the product, `tr_id`, `ref_id` or `noref`, or words of a name. */
  readonly search?: string;
  readonly state?: PaymentState;
  readonly cashierId?: string;
  readonly method?: PayMethod;
  /** A product's id. */
  readonly family?: string;
  /** Payments claimed at or after this moment. */
  readonly since?: Millis;
  /** Payments claimed before this moment. */
  readonly until?: Millis;
};

const LONGEST_SEARCH = 100;
/** Ids are shorter; PostgreSQL's index refuses much longer words. */
const LONGEST_ID = 100;

/** The values under these names in an address that are no real calendar days, such as `2026-02-30`. */
export function wrongDays(query: URLSearchParams, names: readonly string[]): string[] {
  return names.flatMap((name) => query.getAll(name)).filter((day) => day !== "" && !isDay(day));
}

/**
 * Reads a filter from the address: `q`, `status`, `cashier`, `method`, `product`, and `from` and `to` as calendar days (`2026-11-22`, both
 * included) in the outlet's zone. Invalid values are left out, not refused: an address can be mistyped, and the page says so.
 */
export function readTransactionFilter(query: URLSearchParams, zone: Zone): TransactionFilter {
  const search = query.get("q")?.trim().slice(0, LONGEST_SEARCH);
  const state = query.get("status");
  const cashierId = query.get("cashier")?.slice(0, LONGEST_ID);
  const method = ALL_METHODS.find((known) => known === query.get("method"));
  const family = [...PRODUCTS, UNKNOWN_PRODUCT].find(({ id }) => id === query.get("product"))?.id;
  const since = dayStart(query.get("from") ?? "", zone);
  const last = dayStart(query.get("to") ?? "", zone);
  return {
    ...(search && { search }),
    ...(isPaymentState(state) && { state }),
    ...(cashierId && { cashierId }),
    ...(method && { method }),
    ...(family && { family }),
    ...(since !== null && { since }),
    ...(last !== null && { until: last + DAY }),
  };
}
