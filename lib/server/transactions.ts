import { forSupervisors } from "#lib/auth/guard.ts";
import type { Reader } from "#lib/db/connection.ts";
import { familiesPaid } from "#lib/db/journal/hourly-totals.ts";
import { ledgerStamp } from "#lib/db/ledger-stamp.ts";
import { hasPaymentsOf } from "#lib/db/payments/cashier-payments.ts";
import { listUsers } from "#lib/db/people/users.ts";
import { countTransactions, type Totals, transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { listTransactions, type TransactionPlace } from "#lib/db/search/transactions.ts";
import { keysetLimit, keysetPage, type Standing } from "#lib/domain/keyset-page.ts";
import { type Actor, LOST_CASHIER } from "#lib/domain/roles.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { cacheByStamp } from "./cache-by-stamp.ts";

/** The list of transactions for the office; all of it `forbidden` to cashiers. */
export function createTransactions(office: Reader, now: () => number) {
  const stamp = () => ledgerStamp(office);
  const totals = cacheByStamp(stamp, now, (filter: TransactionFilter) => transactionTotals(office, filter));
  const counted = cacheByStamp(stamp, now, (filter: TransactionFilter) => countTransactions(office, filter));
  return {
    /** One page of at most `shown` payments, newest first. */
    page: (actor: Actor, filter: TransactionFilter, at: Standing<TransactionPlace>, shown: number) =>
      forSupervisors(actor, async () =>
        keysetPage(await listTransactions(office, filter, keysetLimit(at, shown)), at, shown),
      ),
    /** The totals of a filter; "more" when there are too many to count while a page waits. */
    totals: (actor: Actor, filter: TransactionFilter) =>
      forSupervisors(actor, async (): Promise<{ totals: Totals | "more" }> => {
        const told = await totals(filter);
        return { totals: told.more ? "more" : told };
      }),
    /** The cashiers to filter by; "Loket" if a restored backup had lost some payments. */
    cashiers: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const people = (await listUsers(office)).map(({ id, name }) => ({ id, name }));
        return { cashiers: (await hasPaymentsOf(office, LOST_CASHIER.id)) ? [...people, LOST_CASHIER] : people };
      }),
    /** Products of which there is a payment, by id. */
    families: (actor: Actor) => forSupervisors(actor, async () => ({ families: await familiesPaid(office) })),
    countAll: (actor: Actor, filter: TransactionFilter) =>
      forSupervisors(
        actor,
        async (): Promise<{ totals: Totals | "more" }> => ({
          totals: await counted(filter),
        }),
      ),
  };
}
