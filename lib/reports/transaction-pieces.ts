import { batchesOf } from "#lib/db/batches.ts";
import type { Reader } from "#lib/db/connection.ts";
import { listedNames } from "#lib/db/price-lists.ts";
import { listTransactions, type TransactionRow } from "#lib/db/search/transactions.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { ExportedPayment } from "./transaction-columns.ts";

/** Every payment of a filter, newest first, in batches. Later claims are not included. Ends early when the signal aborts. */
export function transactionPieces(
  from: Reader,
  filter: TransactionFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportedPayment[], void, void> {
  let names: ReadonlyMap<string, string> | undefined;
  return batchesOf<ExportedPayment>(async (limit, after) => {
    names ??= await listedNames(from);
    return withBills(from, await listTransactions(from, filter, { ...(after && { after }), limit }), names);
  }, signal);
}

/** Adds what the list lacks: bill details, cash, shift, and the name in the price list. */
async function withBills(
  from: Reader,
  rows: readonly TransactionRow[],
  names: ReadonlyMap<string, string>,
): Promise<ExportedPayment[]> {
  if (rows.length === 0) return [];
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
    return {
      ...row,
      ...fact,
      trId: row.trId,
      listedName: names.get(row.product) ?? null,
      cashReceived: fact.cashReceived as Rupiah | null,
    };
  });
}
