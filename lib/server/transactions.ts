import type { Reader } from "#lib/db/connection.ts";
import { countTransactions, type Totals, transactionTotals } from "#lib/db/transaction-totals.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "#lib/db/transactions.ts";
import { cutPage, type ListPage, pieceToAsk, type Standing } from "#lib/domain/cut-page.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** The list of transactions as the office reads it. */
export function createTransactions(read: Reader) {
  return {
    /** One page of at most `shown` payments, newest first. */
    async page(
      filter: TransactionFilter,
      at: Standing<TransactionPlace>,
      shown: number,
    ): Promise<ListPage<TransactionRow>> {
      return cutPage(await listTransactions(read, filter, pieceToAsk(at, shown)), at, shown);
    },
    totals: (filter: TransactionFilter) => transactionTotals(read, filter),
    async countAll(filter: TransactionFilter): Promise<{ more: false } & Totals> {
      return { more: false, ...(await countTransactions(read, filter)) };
    },
  };
}
