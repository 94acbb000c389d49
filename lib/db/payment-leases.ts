import { sql } from "kysely";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Reader, Writer } from "./connection.ts";

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
    .where((eb) => eb.or([eb("checkLeaseUntil", "is", null), eb("checkLeaseUntil", "<=", lease.now)]))
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

export type DuePayment = { readonly trId: TrId; readonly createdAt: number; readonly nextCheckAt: number };

/** Payments whose next check is due and that nobody is checking, longest due first. `bornAfter` keeps to young ones, oldest first. */
export async function duePayments(
  from: Reader,
  ask: { now: number; limit: number; bornAfter?: number },
): Promise<DuePayment[]> {
  let query = from.query
    .selectFrom("payments")
    .select(["trId", "createdAt", "nextCheckAt"])
    .where("nextCheckAt", "<=", ask.now)
    .where((eb) => eb.or([eb("checkLeaseUntil", "is", null), eb("checkLeaseUntil", "<=", ask.now)]))
    .limit(ask.limit);
  // In the order of their index, so that thousands of older ones that are due are not read through.
  if (ask.bornAfter === undefined) query = query.orderBy("nextCheckAt");
  else query = query.where("createdAt", ">=", ask.bornAfter).orderBy("createdAt");
  return (await query.execute()) as DuePayment[];
}

/** Payments in `sending` whose lease has run out, wherever they began (I10). */
export async function lostPayments(from: Reader, now: number, limit: number): Promise<TrId[]> {
  const rows = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("state", "=", sql.lit("sending"))
    .where("leaseUntil", "<=", now)
    .orderBy("leaseUntil")
    .limit(limit)
    .execute();
  return rows.map((row) => row.trId as TrId);
}
