import type { Database } from "#lib/db/connection.ts";
import { toPayment } from "#lib/db/payments/payment-row.ts";
import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";

export type Event = {
  readonly id: number;
  readonly trId: string;
  readonly at: number;
  readonly kind: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly data: {
    readonly kind?: string;
    readonly status?: number;
    readonly code?: string;
    readonly attempt?: number;
  };
};
type Attempt = { trId: string; number: number; startedAt: number; endedAt: number | null; ending: string | null };

export type Line = { trId: string; kind: string; debit: string; credit: string; amount: number };

/** Everything that the ledger has on some payments, by `tr_id`. */
export type Records = {
  readonly payments: readonly Payment[];
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
  readonly receipts: ReadonlySet<string>;
  readonly lines: ReadonlyMap<string, readonly Line[]>;
};

/** Directly from the tables, not through the repositories: the code under test must not be its own witness. */
export async function readRecords({ read }: Database, hps?: readonly CustomerNumber[]): Promise<Records> {
  const { query } = read;
  let found = query.selectFrom("payments").selectAll();
  if (hps) found = found.where("hp", "in", hps.length > 0 ? [...hps] : ["none"]);
  const payments = (await found.execute()).map(toPayment);
  const ids = payments.map(({ trId }) => trId as string);
  if (ids.length === 0) ids.push("none");
  const events = await query
    .selectFrom("paymentEvents")
    .select(["id", "trId", "at", "kind", "fromState", "toState", "data"])
    .where("trId", "in", ids)
    .orderBy("id")
    .execute();
  const attempts = await query.selectFrom("attempts").selectAll().where("trId", "in", ids).orderBy("number").execute();
  const receipts = await query.selectFrom("receipts").select("trId").where("trId", "in", ids).execute();
  const lines = await query
    .selectFrom("journal")
    .select(["trId", "kind", "debit", "credit", "amount"])
    .where("trId", "in", ids)
    .execute();
  return {
    payments,
    events: byTrId(events.map((event) => ({ ...event, data: JSON.parse(event.data) }))),
    attempts: byTrId(attempts),
    lines: byTrId(lines as Line[]),
    receipts: new Set(receipts.map(({ trId }) => trId)),
  };
}

function byTrId<T extends { trId: string }>(rows: readonly T[]): Map<string, T[]> {
  const sorted = new Map<string, T[]>();
  for (const row of rows) {
    const known = sorted.get(row.trId);
    if (known) known.push(row);
    else sorted.set(row.trId, [row]);
  }
  return sorted;
}
