import { ALL_METHODS, type PayMethod } from "./payment.ts";
import { isPaymentState, type PaymentState } from "./payment-state.ts";
import { PRODUCTS } from "./products/catalogue.ts";
import { DAY, dayStart, isDay, type Millis, type Zone } from "./time.ts";

/** What the list of transactions, its totals and its exports are narrowed to. All absent: everything. */
export type TransactionFilter = {
  /** As typed: the start of a customer's number, another of the product's, `tr_id`, `ref_id` or `noref`, or words of a name. */
  readonly search?: string;
  readonly state?: PaymentState;
  readonly cashierId?: string;
  readonly method?: PayMethod;
  /** A product's id. */
  readonly family?: string;
  /** Payments begun at or after this moment. */
  readonly since?: Millis;
  /** Payments begun before this moment. */
  readonly until?: Millis;
};

const LONGEST_SEARCH = 100;
/** An id is shorter; what is much longer is no word of PostgreSQL's index. */
const LONGEST_ID = 100;

/** What an address gives as calendar days under these names and is none: `2026-02-30`. */
export function wrongDays(query: URLSearchParams, names: readonly string[]): string[] {
  return names.flatMap((name) => query.getAll(name)).filter((day) => day !== "" && !isDay(day));
}

/**
 * Reads a filter from the address: `q`, `status`, `cashier`, `method`, `product`, and `from` and `to` as calendar days (`2026-11-22`, both included) of
 * the outlet's zone. What makes no sense there is left out rather than refused: an address can be mistyped, and the page says so.
 */
export function readTransactionFilter(query: URLSearchParams, zone: Zone): TransactionFilter {
  const search = query.get("q")?.trim().slice(0, LONGEST_SEARCH);
  const state = query.get("status");
  const cashierId = query.get("cashier")?.slice(0, LONGEST_ID);
  const method = ALL_METHODS.find((known) => known === query.get("method"));
  const family = PRODUCTS.find(({ id }) => id === query.get("product"))?.id;
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
