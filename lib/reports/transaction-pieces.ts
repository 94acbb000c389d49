import { setImmediate } from "node:timers/promises";
import type { Reader } from "#lib/db/connection.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "#lib/db/search/transactions.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { ExportedPayment } from "./transaction-columns.ts";

/**
 * One batch occupies the event loop for a millisecond or two; a payment needs many turns of the loop and may wait for one batch at each.
 */
const PIECE = 100;

/**
 * Every payment of a filter, newest first, in batches: one in memory at a time, and the event loop runs between them. Later claims are not
 * included. Ends early when the signal aborts.
 */
export async function* transactionPieces(
  from: Reader,
  filter: TransactionFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportedPayment[], void, void> {
  let after: TransactionPlace | undefined;
  while (!signal.aborted) {
    const rows = await listTransactions(from, filter, { ...(after && { after }), limit: PIECE });
    if (rows.length > 0) yield await withBills(from, rows);
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = { createdAt: last.createdAt, trId: last.trId };
    await setImmediate();
  }
}

/** Adds what the list lacks: bill details, cash, shift. */
async function withBills(from: Reader, rows: readonly TransactionRow[]): Promise<ExportedPayment[]> {
  const ids = rows.map(({ trId }) => trId);
  const found = await from.query
    .selectFrom("payments")
    .innerJoin("inquiries", "inquiries.trId", "payments.trId")
    .select(["payments.trId", "payments.cashReceived", "payments.shiftId", "inquiries.details"])
    .where("payments.trId", "in", ids)
    .execute();
  const facts = new Map(found.map((fact) => [fact.trId, fact]));
  return rows.map((row) => {
    const fact = facts.get(row.trId);
    if (!fact) throw new Error(`payment ${row.trId} has no inquiry`);
    return { ...row, ...fact, trId: row.trId, cashReceived: fact.cashReceived as Rupiah | null };
  });
}
