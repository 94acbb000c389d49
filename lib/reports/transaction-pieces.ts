import { setImmediate } from "node:timers/promises";
import type { Reader } from "#lib/db/connection.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "#lib/db/search/transactions.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** One piece keeps the event loop for a millisecond or two: a payment, which needs many turns of it, waits for one piece at each. */
const PIECE = 100;

/**
 * Every payment of a filter, newest first, in pieces: never more than one in memory, and the loop turns between
 * them. What begins meanwhile is not in it. Ends early when the signal aborts.
 */
export async function* transactionPieces(
  from: Reader,
  filter: TransactionFilter,
  signal: AbortSignal,
): AsyncGenerator<TransactionRow[], void, void> {
  let after: TransactionPlace | undefined;
  while (!signal.aborted) {
    const rows = await listTransactions(from, filter, { ...(after && { after }), limit: PIECE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = { createdAt: last.createdAt, trId: last.trId };
    await setImmediate();
  }
}
