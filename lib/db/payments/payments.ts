import { sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { countPayment } from "#lib/db/journal/count-payment.ts";
import type { BillColumns, PaymentTable } from "#lib/db/schema.ts";
import { indexPayment } from "#lib/db/search/search.ts";
import { locked, statement } from "#lib/db/statement.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { mayMove, UNSETTLED } from "#lib/domain/payment-state.ts";
import { findInquiry } from "./inquiries.ts";
import { toPayment, toRow } from "./payment-row.ts";

/** The fields that a change may touch: all but a payment's identity and quote. */
export type PaymentPatch = Partial<Omit<Payment, keyof BillColumns | "ownFee" | "version" | "createdAt" | "updatedAt">>;

/**
 * The claim (I2): one statement that only one caller can win. False when this `tr_id` already has a payment, or its bill an unsettled one
 * (I14). `inquiry` is the one being paid; it must be in the ledger.
 */
export async function insertPayment(tx: Writer, payment: Payment, inquiry: Pick<Inquiry, "details">): Promise<boolean> {
  const { rows } = await insertNew(tx, { ...toRow(payment), checkLeaseUntil: null, checkLeaseOwner: null });
  if (rows.length === 0) return false;
  await indexPayment(tx, payment, inquiry.details);
  await countPayment(tx, payment, null, payment.state);
  return true;
}

const insertNew = statement((tx: Writer, row: PaymentTable) =>
  tx.query
    .insertInto("payments")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("trId"),
);

/** Null for an unknown or unpaid inquiry. */
export async function findPayment(from: Reader | Writer, trId: TrId): Promise<Payment | null> {
  const [row] = (await byTrId(from, { trId })).rows;
  return row ? toPayment(row) : null;
}

/** Payments by `tr_id`; unknown ones are left out. */
export async function findPayments(from: Reader | Writer, trIds: readonly string[]): Promise<Map<string, Payment>> {
  if (trIds.length === 0) return new Map();
  const rows = await from.query
    .selectFrom("payments")
    .selectAll()
    .where("trId", "in", [...trIds])
    .execute();
  return new Map(rows.map((row) => [row.trId, toPayment(row)]));
}

/** The payment, locked until the transaction ends. Read it this way before a change. */
export async function findPaymentForChange(tx: Writer, trId: TrId): Promise<Payment | null> {
  const [row] = (await byTrIdForChange(tx, { trId })).rows;
  return row ? toPayment(row) : null;
}

const byTrId = statement((from: Reader | Writer, { trId }: { trId: TrId }) =>
  from.query.selectFrom("payments").selectAll().where("trId", "=", trId),
);

const byTrIdForChange = statement((tx: Writer, { trId }: { trId: TrId }) =>
  locked(tx, tx.query.selectFrom("payments").selectAll().where("trId", "=", trId)),
);

/** The changeable fields by which the search finds a payment. */
const INDEXED = ["state", "noref", "reference", "cashierId", "method"] as const;

/** Changes a payment read with `findPaymentForChange`. Throws when its version has moved on or the table of states forbids the move. */
export async function changePayment(tx: Writer, payment: Payment, patch: PaymentPatch, now: number): Promise<Payment> {
  if (patch.state !== undefined && patch.state !== payment.state && !mayMove(payment.state, patch.state)) {
    throw new Error(`payment ${payment.trId} may not move from ${payment.state} to ${patch.state}`);
  }
  const changed: Payment = { ...payment, ...patch, version: payment.version + 1, updatedAt: now };
  const { rows } = await updateUnchanged(tx, { ...toRow(changed), was: payment.version });
  if (rows.length === 0) throw new Error(`payment ${payment.trId} changed under a transaction that held it`);
  // Success adds the biller's reference, a correction may change cashier or method; the payment must then be found by them.
  if (INDEXED.some((name) => changed[name] !== payment[name])) {
    await indexPayment(tx, changed, (await findInquiry(tx, changed.trId))?.details);
  }
  if (changed.cashierId === payment.cashierId) await countPayment(tx, changed, payment.state, changed.state);
  else {
    await countPayment(tx, payment, payment.state, null);
    await countPayment(tx, changed, null, changed.state);
  }
  return changed;
}

const updateUnchanged = statement((tx: Writer, { was, ...row }: ReturnType<typeof toRow> & { was: number }) =>
  tx.query.updateTable("payments").set(row).where("trId", "=", row.trId).where("version", "=", was).returning("trId"),
);

type Bill = { readonly product: string; readonly hp: CustomerNumber };

/** The one unsettled payment of a bill, by any cashier. */
export async function unsettledPaymentOf(from: Reader | Writer, bill: Bill): Promise<Payment | null> {
  const row = await from.query
    .selectFrom("payments")
    .selectAll()
    .where("product", "=", bill.product)
    .where("hp", "=", bill.hp)
    .where("state", "in", [...UNSETTLED])
    .executeTakeFirst();
  return row ? toPayment(row) : null;
}

/** A literal, not a bound value: SQLite would replan each time, because which partial index fits depends on the value. */
const SUCCESS = sql.lit("success");

/** The bill's successful payments that were not reversed, latest first. */
export async function successesOf(from: Reader | Writer, bill: Bill, limit: number): Promise<Payment[]> {
  const { rows } = await successes(from, { product: bill.product, hp: bill.hp, limit });
  return rows.map(toPayment);
}

const successes = statement((from: Reader | Writer, { product, hp, limit }: Bill & { limit: number }) =>
  from.query
    .selectFrom("payments")
    .selectAll()
    .where("product", "=", product)
    .where("hp", "=", hp)
    .where("state", "=", SUCCESS)
    .where("reversedAt", "is", null)
    .orderBy("settledAt", "desc")
    .limit(limit),
);

/** Payments that only the biller can clarify, oldest first. */
export async function unclearPayments(from: Reader): Promise<TrId[]> {
  const rows = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("state", "in", ["pending", "unknown", "review", "not_received"])
    .orderBy("createdAt")
    .execute();
  return rows.map((row) => row.trId as TrId);
}

/** Payments that were never sent, oldest first. */
export async function notSentPayments(from: Reader): Promise<{ trId: TrId; refId: RefId }[]> {
  const rows = await from.query
    .selectFrom("payments")
    .select(["trId", "refId"])
    .where("state", "=", "not_sent")
    .orderBy("createdAt")
    .execute();
  return rows.map((row) => ({ trId: row.trId as TrId, refId: row.refId as RefId }));
}

/** The latest payments, newest first. */
export async function latestPayments(from: Reader, limit: number): Promise<Payment[]> {
  const rows = await from.query
    .selectFrom("payments")
    .selectAll()
    .orderBy("createdAt", "desc")
    .orderBy("trId", "desc")
    .limit(limit)
    .execute();
  return rows.map(toPayment);
}
