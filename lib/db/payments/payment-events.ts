import type { Insertable } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { statement } from "#lib/db/statement.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { By } from "#lib/domain/roles.ts";

export type EventKind =
  | "claimed"
  | "sent_again"
  | "reply"
  | "lease_expired"
  | "check"
  | "expired"
  | "given_up"
  | "settled_by_hand"
  /** Cash only, from before refunds covered every method. */
  /** A supervisor accepted the biller's "paid" against a manual settlement. */
  | "billers_word"
  | "cash_returned"
  | "money_returned"
  /** The customer paid what they owed. */
  | "money_collected"
  | "money_written_off"
  | "reversed"
  /** A supervisor corrected the method or the cashier. */
  | "corrected"
  /** Known to the biller, but lost to the ledger by a restore. */
  | "found";

/** One event of a payment's timeline. `data` has what was said, without key and signature. */
export type PaymentEvent = {
  readonly trId: TrId;
  readonly at: number;
  readonly kind: EventKind;
  readonly fromState: PaymentState | null;
  readonly toState: PaymentState;
  readonly by: By;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Appends an event to a payment's timeline, in the transaction that it records. */
export async function appendEvent(tx: Writer, event: PaymentEvent): Promise<void> {
  const { by, data, ...same } = event;
  await insertEvent(tx, { ...same, actorId: by.id, actorName: by.name, data: JSON.stringify(data) });
}

const insertEvent = statement((tx: Writer, row: Insertable<Schema["paymentEvents"]>) =>
  tx.query.insertInto("paymentEvents").values(row),
);

/** The id of the person whose word on a payment is the latest: who settled it by hand, or reversed it. Null: nobody. */
export async function lastWordBy(tx: Writer, trId: TrId): Promise<string | null> {
  const row = await tx.query
    .selectFrom("paymentEvents")
    .select("actorId")
    .where("trId", "=", trId)
    .where("kind", "in", ["settled_by_hand", "reversed"] satisfies EventKind[])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.actorId ?? null;
}

export type ToldEvent = Omit<PaymentEvent, "by"> & {
  readonly id: number;
  /** The actor's name at that time. */
  readonly actorName: string;
  /** Null for the system. */
  readonly username: string | null;
};

/** A payment's timeline, oldest first. */
export async function eventsOf(from: Reader, trId: TrId): Promise<ToldEvent[]> {
  const rows = await from.query
    .selectFrom("paymentEvents as e")
    .leftJoin("users", "users.id", "e.actorId")
    .select(["e.id", "trId", "at", "kind", "fromState", "toState", "actorName", "username", "data"])
    .where("trId", "=", trId)
    .orderBy("e.id")
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }) as ToldEvent);
}
