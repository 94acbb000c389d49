import type { Reader } from "#lib/db/connection.ts";
import { ledgerStamp } from "#lib/db/ledger-stamp.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** Of two processes on one PostgreSQL a change may be seen after a later one, under the same stamp: no answer is kept for longer. */
const KEPT_MS = 10_000;
const MOST = 100;

/**
 * What a filter comes to, added up once for as long as the ledger stands still: whoever turns the pages of a list, or two who look at the
 * same, do not have it added up again and again.
 */
export function keepTotals<Told>(read: Reader, now: () => number, addUp: (filter: TransactionFilter) => Promise<Told>) {
  const kept = new Map<string, Promise<Told>>();
  let standing = "";
  let until = 0;
  return async (filter: TransactionFilter): Promise<Told> => {
    const stamp = await ledgerStamp(read);
    if (stamp !== standing || now() >= until || kept.size >= MOST) {
      kept.clear();
      standing = stamp;
      until = now() + KEPT_MS;
    }
    const key = JSON.stringify(Object.entries(filter).sort());
    const known = kept.get(key);
    if (known) return known;
    const told = addUp(filter);
    kept.set(key, told);
    told.catch(() => kept.delete(key));
    return told;
  };
}
