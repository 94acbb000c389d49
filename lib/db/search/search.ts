import type { DialectName, Reader, Writer } from "#lib/db/connection.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { postgresIndex } from "./postgres-index.ts";
import { type FoundSums, queryOf, type SearchedPayment, type SearchIndex, termsOf } from "./search-index.ts";
import { sqliteIndex } from "./sqlite-index.ts";
import type { Page, TransactionRow } from "./transaction-rows.ts";

const INDEXES: Readonly<Record<DialectName, SearchIndex>> = { sqlite: sqliteIndex, postgres: postgresIndex };

/** Updates a payment's search entry, in the transaction that writes the payment. `details`: those of its inquiry. */
export async function indexPayment(tx: Writer, payment: SearchedPayment, details: unknown): Promise<void> {
  await INDEXES[tx.dialect].write(tx, payment, termsOf(payment, details));
}

/** A payment's row in the index, for filling a whole ledger. `nth`: the number of earlier payments in the same millisecond. */
export function indexRow(dialect: DialectName, payment: SearchedPayment, details: unknown, nth: number) {
  return INDEXES[dialect].row(payment, termsOf(payment, details), nth);
}

/** Whether a payment's search entry is up to date. */
export function isIndexed(from: Reader, payment: SearchedPayment, details: unknown): Promise<boolean> {
  return INDEXES[from.dialect].holds(from, payment, termsOf(payment, details));
}

/** A page of a search's results, in the page's order. */
export async function searchPage(from: Reader, filter: TransactionFilter, page: Page): Promise<TransactionRow[]> {
  const index = INDEXES[from.dialect];
  const query = queryOf(filter, index.language);
  return query === null ? [] : index.page(from, filter, query, page);
}

/** Sums of a search's payments, or of `most` + 1 of them if there are more. */
export async function searchSums(from: Reader, filter: TransactionFilter, most: number): Promise<readonly FoundSums[]> {
  const index = INDEXES[from.dialect];
  const query = queryOf(filter, index.language);
  return query === null ? [] : index.sums(from, filter, query, most);
}
