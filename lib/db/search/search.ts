import type { DialectName, Reader, Writer } from "#lib/db/connection.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { postgresIndex } from "./postgres-index.ts";
import { type FoundSums, queryOf, type SearchedPayment, type SearchIndex, termsOf } from "./search-index.ts";
import { sqliteIndex } from "./sqlite-index.ts";
import type { Page, TransactionRow } from "./transaction-rows.ts";

const INDEXES: Readonly<Record<DialectName, SearchIndex>> = { sqlite: sqliteIndex, postgres: postgresIndex };

/** Lets a payment be found as it stands now, in the transaction that writes it. `details`: those of its inquiry. */
export async function indexPayment(tx: Writer, payment: SearchedPayment, details: unknown): Promise<void> {
  await INDEXES[tx.dialect].write(tx, payment, termsOf(payment, details));
}

/** The index's row of a payment, for those who fill a whole ledger. `nth`: so many payments of the same millisecond stand before it. */
export function indexRow(dialect: DialectName, payment: SearchedPayment, details: unknown, nth: number) {
  return INDEXES[dialect].row(payment, termsOf(payment, details), nth);
}

/** Whether a payment is found as it stands now. */
export function isIndexed(from: Reader, payment: SearchedPayment, details: unknown): Promise<boolean> {
  return INDEXES[from.dialect].holds(from, payment, termsOf(payment, details));
}

/** A piece of the list that a search leaves, in the order of the piece. */
export async function searchPage(from: Reader, filter: TransactionFilter, page: Page): Promise<TransactionRow[]> {
  const index = INDEXES[from.dialect];
  const query = queryOf(filter, index.language);
  return query === null ? [] : index.page(from, filter, query, page);
}

/** What a search's payments come to, in pieces, until they are more than `most`; or "more" at once. */
export async function* searchSums(
  from: Reader,
  filter: TransactionFilter,
  most: number,
): AsyncGenerator<readonly FoundSums[] | "more"> {
  const index = INDEXES[from.dialect];
  const query = queryOf(filter, index.language);
  if (query !== null) yield* index.sums(from, filter, query, most);
}
