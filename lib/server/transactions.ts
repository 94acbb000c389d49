import { forSupervisors } from "#lib/auth/guard.ts";
import type { Reader } from "#lib/db/connection.ts";
import { ledgerStamp } from "#lib/db/ledger-stamp.ts";
import { countTransactions, type Totals, transactionTotals } from "#lib/db/transaction-totals.ts";
import { listTransactions, type TransactionPlace } from "#lib/db/transactions.ts";
import { cutPage, pieceToAsk, type Standing } from "#lib/domain/cut-page.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { keepWhileStill } from "./keep-while-still.ts";

/** The list of transactions as the office reads it: all of it `forbidden` to cashiers. */
export function createTransactions(read: Reader, now: () => number) {
  const stamp = () => ledgerStamp(read);
  const totals = keepWhileStill(stamp, now, (filter: TransactionFilter) => transactionTotals(read, filter));
  const counted = keepWhileStill(stamp, now, (filter: TransactionFilter) => countTransactions(read, filter));
  return {
    /** One page of at most `shown` payments, newest first. */
    page: (actor: Actor, filter: TransactionFilter, at: Standing<TransactionPlace>, shown: number) =>
      forSupervisors(actor, async () =>
        cutPage(await listTransactions(read, filter, pieceToAsk(at, shown)), at, shown),
      ),
    /** What all that is filtered comes to; "more" where there is too much of it to count while a page waits. */
    totals: (actor: Actor, filter: TransactionFilter) =>
      forSupervisors(actor, async (): Promise<{ totals: Totals | "more" }> => {
        const told = await totals(filter);
        return { totals: told.more ? "more" : told };
      }),
    countAll: (actor: Actor, filter: TransactionFilter) =>
      forSupervisors(
        actor,
        async (): Promise<{ totals: Totals | "more" }> => ({
          totals: await counted(filter),
        }),
      ),
  };
}
