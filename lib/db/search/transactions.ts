import type { Reader } from "#lib/db/connection.ts";
import { latestNames } from "#lib/db/people/users.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { searchPage } from "./search.ts";
import { narrowed, type Page, pageOf, type TransactionRow } from "./transaction-rows.ts";

export type { TransactionPlace, TransactionRow } from "./transaction-rows.ts";

/** One page of the list, newest first: `after` a cursor towards older payments, or `before` one towards newer. At most `limit` rows. */
export async function listTransactions(from: Reader, filter: TransactionFilter, page: Page): Promise<TransactionRow[]> {
  const rows = filter.search ? await searchPage(from, filter, page) : await pageOf(narrowed(from, filter), page);
  // A renamed person appears under one name, whenever they took a payment.
  const names = await latestNames(from, rows);
  const named = rows.map((row) => ({ ...row, cashierName: names.get(row.cashierId) ?? row.cashierName }));
  return page.before ? named.reverse() : named;
}
