import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { AMOUNT_SUMS, type Sums } from "#lib/db/sums.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { PaymentTerms, QueryLanguage } from "./search-terms.ts";
import { conditionsOf, type Page, type TransactionRow } from "./transaction-rows.ts";

/** A payment's place in the list. `nth`: so many payments that were claimed in the same millisecond stand before it. */
export type Indexed = { readonly trId: string; readonly createdAt: number; readonly nth: number };

/** A database's own full-text index of the payments: the table `payment_search`. */
export type SearchIndex = {
  readonly language: QueryLanguage;
  /** The index's row of a payment, for those who fill a whole ledger. */
  readonly row: (payment: Indexed, terms: PaymentTerms) => Record<string, string | number>;
  /** Writes a payment's terms in place of those that it had. */
  readonly write: (tx: Writer, payment: Omit<Indexed, "nth">, terms: PaymentTerms) => Promise<unknown>;
  /** Whether a payment stands in the index once, under all of these terms. */
  readonly holds: (from: Reader, payment: Omit<Indexed, "nth">, terms: PaymentTerms) => Promise<boolean>;
  /** A piece of what a query and its filter find, in the order of the piece. */
  readonly page: (from: Reader, filter: TransactionFilter, query: string, page: Page) => Promise<TransactionRow[]>;
  /** What all of that comes to, in pieces between which the event loop turns; not much more than `most` payments. */
  readonly sums: (
    from: Reader,
    filter: TransactionFilter,
    query: string,
    most: number,
  ) => AsyncIterable<readonly FoundSums[]>;
};

/** `paid`: 1 for the successes that were not taken back, 0 for the others. */
export type FoundSums = Sums & { readonly paid: 0 | 1 };

/** `found`: rows with the `tr_id` of payments, of which the filter is asked once more. */
export async function sumsOf(
  from: Reader,
  filter: TransactionFilter,
  found: RawBuilder<unknown>,
): Promise<readonly FoundSums[]> {
  const { rows } = await sql<FoundSums>`
    select case when payments.state = 'success' and payments.reversed_at is null then 1 else 0 end as paid,
      count(*) as count, ${sql.join([...AMOUNT_SUMS])}
    from ${found} as found cross join payments
    where payments.tr_id = found.tr_id and ${conditionsOf(filter)} group by 1`.execute(from.query);
  return rows;
}
