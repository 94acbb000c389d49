import { type ExpressionBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/**
 * Takes the right to ask the biller about one payment (several processes may try: one wins). Time and owner are kept so that the
 * lease of a process that died runs out. False when somebody else holds it.
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

/** Gives the lease back; one that ran out and was taken by another stays theirs. */
export async function releaseCheckLease(tx: Writer, lease: { trId: TrId; owner: string }): Promise<void> {
  await tx.query
    .updateTable("payments")
    .set({ checkLeaseUntil: null, checkLeaseOwner: null })
    .where("trId", "=", lease.trId)
    .where("checkLeaseOwner", "=", lease.owner)
    .execute();
}

/** Whether somebody's question about a payment is on its way at `now`. Nobody asks another while `tx` holds the payment (`findPaymentForChange`). */
export async function isBeingChecked(tx: Writer, trId: TrId, now: number): Promise<boolean> {
  const held = await tx.query
    .selectFrom("payments")
    .select("trId")
    .where("trId", "=", trId)
    .where("checkLeaseUntil", ">", now)
    .executeTakeFirst();
  return held !== undefined;
}

/** Clocks of processes on one ledger may differ by so much; what lies further ahead was written by a clock that was set back since. */
const SKEW_MS = 60_000;

/** Nobody holds the lease, or it has run out, or it ends later than one that is taken at `now` could: its clock was wrong. */
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
 * Payments whose next check is due and that nobody is checking, longest due first. `bornAfter` keeps to young ones, oldest first. What was
 * written by a clock that is set back since is due at once: its next check would lie as far ahead as that clock did. `leaseUntil`: when a
 * lease that is taken now ends.
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
    // Of what never left nothing is asked: it waits for its day to be over.
    .where("state", "<>", "not_sent")
    .orderBy("updatedAt")
    .execute();
  if (early.length > 0) return early as DuePayment[];
  let query = due.where("nextCheckAt", "<=", ask.now);
  // In the order of their index, so that thousands of older ones that are due are not read through.
  if (ask.bornAfter === undefined) query = query.orderBy("nextCheckAt");
  else query = query.where("createdAt", ">=", ask.bornAfter).orderBy("createdAt");
  return (await query.execute()) as DuePayment[];
}

/** Payments in `sending` whose lease has run out, or ends later than one that is taken now: wherever they began, whatever their clock was (I10). */
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
