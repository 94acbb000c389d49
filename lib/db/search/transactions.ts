import type { Reader } from "#lib/db/connection.ts";
import { narrowed } from "#lib/db/payments/payment-filter.ts";
import { latestNames } from "#lib/db/people/users.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { searchPayments } from "./search-payments.ts";
import { type Page, pageOf, type TransactionRow } from "./transaction-page.ts";

export type { TransactionPlace, TransactionRow } from "./transaction-page.ts";

/** One piece of the list, newest first: `after` a place towards older payments, or `before` one towards newer. At most `limit` rows. */
export async function listTransactions(from: Reader, filter: TransactionFilter, page: Page): Promise<TransactionRow[]> {
  const rows = filter.search ? await searchPayments(from, filter, page) : await pageOf(narrowed(from, filter), page);
  // Somebody who was renamed stands under one name, whenever they took a payment.
  const names = await latestNames(from, rows);
  const named = rows.map((row) => ({ ...row, cashierName: names.get(row.cashierId) ?? row.cashierName }));
  return page.before ? named.reverse() : named;
}
