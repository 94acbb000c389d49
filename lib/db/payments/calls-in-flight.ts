import { sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";

/** Whether any process on this ledger has a `pay-pasca` under way, and the last written payment event. */
export type CallsNow = { readonly inFlight: boolean; readonly mark: number };

/** The mark is read first: a payment committed between the two reads is in `sending`, or has an event that counts. */
export async function callsNow(from: Reader | Writer): Promise<CallsNow> {
  const last = await from.query
    .selectFrom("paymentEvents")
    .select((eb) => eb.fn.max("id").as("mark"))
    .executeTakeFirst();
  const sending = await from.query
    .selectFrom("payments")
    .select("trId")
    .where("state", "=", sql.lit("sending"))
    .limit(1)
    .executeTakeFirst();
  return { inFlight: sending !== undefined, mark: Number(last?.mark ?? 0) };
}

/** Whether an event after `mark` started or ended a call, and the time of the last one. */
export async function lastCallSince(from: Reader | Writer, mark: number): Promise<number | null> {
  const row = await from.query
    .selectFrom("paymentEvents")
    .select("at")
    .where("id", ">", mark)
    .where("kind", "in", ["claimed", "sent_again", "reply", "lease_expired", "found"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
