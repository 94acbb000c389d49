import type { Reader } from "#lib/db/connection.ts";
import { countTransactions, type Totals, transactionTotals } from "#lib/db/transaction-totals.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "#lib/db/transactions.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

export type TransactionsPage = {
  readonly rows: readonly TransactionRow[];
  /** Where the list goes on in each direction; null at its end. */
  readonly newer: TransactionPlace | null;
  readonly older: TransactionPlace | null;
};

/** The list of transactions as the office reads it. */
export function createTransactions(read: Reader) {
  return {
    async page(
      filter: TransactionFilter,
      { after, before }: { after: TransactionPlace | null; before: TransactionPlace | null },
      shown: number,
    ): Promise<TransactionsPage> {
      const backwards = before !== null && after === null;
      const place = after ? { after } : before ? { before } : {};
      // One more than is shown tells whether the list goes on in the direction that was asked for.
      const found = await listTransactions(read, filter, { ...place, limit: shown + 1 });
      const goesOn = found.length > shown;
      const rows = backwards ? found.slice(goesOn ? 1 : 0) : found.slice(0, shown);
      const [first, last] = [rows[0], rows.at(-1)];
      return {
        rows,
        newer: first && (backwards ? goesOn : after !== null) ? first : null,
        older: last && (backwards || goesOn) ? last : null,
      };
    },
    totals: (filter: TransactionFilter) => transactionTotals(read, filter),
    async countAll(filter: TransactionFilter): Promise<{ more: false } & Totals> {
      return { more: false, ...(await countTransactions(read, filter)) };
    },
  };
}
