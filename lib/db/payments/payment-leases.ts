import { type ExpressionBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/**
 * Takes the lease to check one payment (of several processes one wins). It has an owner and an end, so that a dead process's lease runs
 * out. False when another process holds it.
 */
export async function takeCheckLease(
  tx: Writer,
  lease: { trId: TrId; owner: string; now: number; until: number },
): Promise<boolean> {
  const taken = await tx.query
    .updateTable("payments")
    .set({ checkLeaseUntil: lease.until, checkLeaseOwner: lease.owner })
    .where("trId", "=", lease.trId)
    .where(isFree(lease.now, lease.until))
    .returning("trId")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Releases the lease, unless it ran out and another process took it. */
export async function releaseCheckLease(tx: Writer, lease: { trId: TrId; owner: string }): Promise<void> {
  await tx.query
    .updateTable("payments")
    .set({ checkLeaseUntil: null, checkLeaseOwner: null })
    .where("trId", "=", lease.trId)
    .where("checkLeaseOwner", "=", lease.owner)
    .execute();
}

/** Whether a check of the payment is under way at `now`. No new one starts while `tx` holds the payment (`findPaymentForChange`). */
export async function isBeingChecked(tx: Writer, trId: TrId, now: number): Promise<boolean> {
  const held = await tx.query
    .selectFrom("payments")
    .select("trId")
    .where("trId", "=", trId)
    .where("checkLeaseUntil", ">", now)
    .executeTakeFirst();
  return held !== undefined;
}

/** The clocks of processes on one ledger may differ by this much; later times were written before the clock was set back. */
const SKEW_MS = 60_000;

/** Nobody holds the lease, it has run out, or it ends later than one taken at `now` could: its clock was wrong. */
function isFree(now: number, until: number) {
  return ({ eb, or }: ExpressionBuilder<Schema, "payments">) =>
    or([
      eb("checkLeaseUntil", "is", null),
      eb("checkLeaseUntil", "<=", now),
      eb("checkLeaseUntil", ">", until + SKEW_MS),
    ]);
}

export type DuePayment = { readonly trId: TrId; readonly createdAt: number; readonly nextCheckAt: number };

/**
 * Payments whose check is due and not under way, longest due first. `bornAfter`: only younger ones, oldest first. Payments written by a
 * clock that was set back since are due at once, since their next check lies too far ahead. `leaseUntil`: the end of a lease taken now.
 */
export async function duePayments(
  from: Reader,
  ask: { now: number; leaseUntil: number; limit: number; bornAfter?: number },
): Promise<DuePayment[]> {
  const due = from.query
    .selectFrom("payments")
    .select(["trId", "createdAt", "nextCheckAt"])
    .where(isFree(ask.now, ask.leaseUntil))
    .limit(ask.limit);
  const early = await due
    .where("nextCheckAt", "is not", null)
    .where("updatedAt", ">", ask.now + SKEW_MS)
    // A payment that never left needs no check; it waits for its day's end.
    .where("state", "<>", "not_sent")
    .orderBy("updatedAt")
    .execute();
  if (early.length > 0) return early as DuePayment[];
  let query = due.where("nextCheckAt", "<=", ask.now);
  // In index order, so that thousands of older due payments are not read.
  if (ask.bornAfter === undefined) query = query.orderBy("nextCheckAt");
  else query = query.where("createdAt", ">=", ask.bornAfter).orderBy("createdAt");
  return (await query.execute()) as DuePayment[];
}

/** Payments in `sending` whose lease has run out, or ends later than one taken now, wherever and by whatever clock they started (I10). */
export async function lostPayments(
  from: Reader,
  { now, leaseUntil, limit }: { now: number; leaseUntil: number; limit: number },
): Promise<TrId[]> {
  const rows = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("state", "=", sql.lit("sending"))
    .where((eb) => eb.or([eb("leaseUntil", "<=", now), eb("leaseUntil", ">", leaseUntil + SKEW_MS)]))
    .orderBy("leaseUntil")
    .limit(limit)
    .execute();
  return rows.map((row) => row.trId as TrId);
}
