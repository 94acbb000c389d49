import { sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { UNSETTLED } from "#lib/domain/payment-state.ts";

/** Why something waits for a person: an open alarm, a payment that is not settled, money that somebody owes: the outlet a customer, or a customer the outlet. */
export type WaitingWhat = "alarm" | "payment" | "refund";

/** A place in the list, oldest first; `subject` is the alarm's id or the payment's `tr_id`. */
export type WaitingPlace = { readonly at: number; readonly what: WaitingWhat; readonly subject: string };
export type WaitingRow = WaitingPlace & { readonly trId: string | null };

/** What waits from a place on, oldest first. */
export async function listWaiting(
  from: Reader,
  { after, limit }: { readonly after: WaitingPlace | null; readonly limit: number },
): Promise<WaitingRow[]> {
  return (after ? beside(from, ">", after) : inOrder(from, "asc")).limit(limit).execute();
}

/** What stands at a place, if it still waits, and its neighbours. */
export async function waitingAround(from: Reader, place: WaitingPlace) {
  const [first, second] = await beside(from, ">=", place).limit(2).execute();
  const isThere = first?.at === place.at && first.what === place.what && first.subject === place.subject;
  const [previous] = await beside(from, "<", place).limit(1).execute();
  const [row, next] = isThere ? [first, second] : [null, first];
  return { row: row ?? null, previous: previous ?? null, next: next ?? null };
}

function beside(from: Reader, way: "<" | ">" | ">=", { at, what, subject }: WaitingPlace) {
  return inOrder(from, way === "<" ? "desc" : "asc").where((eb) =>
    eb(eb.refTuple("at", "what", "subject"), way, eb.tuple(at, what, subject)),
  );
}

function inOrder(from: Reader, way: "asc" | "desc") {
  const query = from.query.selectFrom(waiting(from).as("waiting")).selectAll();
  return query.orderBy("at", way).orderBy("what", way).orderBy("subject", way);
}

/** How many things the list has in all: what the navigation shows is what the page holds. */
export async function countWaiting(from: Reader): Promise<number> {
  const row = await from.query
    .selectFrom(waiting(from).as("waiting"))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many payments have money that must still go back to a customer. */
export async function countOwed(from: Reader | Writer): Promise<number> {
  const row = await from.query
    .selectFrom("payments")
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("count"))
    .where("owed", "<>", (eb) => eb.lit(0))
    .where("owed", ">", 0)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The one definition. A payment that is being sent waits for nobody yet. Each part reads an index of its own. */
function waiting({ query }: Reader) {
  // As the index of unsettled payments says it, so that SQLite knows that it may use it.
  const unsettled = UNSETTLED.map((state) => sql.lit(state));
  const what = (value: WaitingWhat) => sql<WaitingWhat>`${sql.lit(value)}`.as("what");
  return query
    .selectFrom("alarms")
    .select((eb) => ["at", what("alarm"), eb.cast<string>("id", "text").as("subject"), "trId"])
    .where("acknowledgedAt", "is", null)
    .unionAll(
      query
        .selectFrom("payments")
        .select(["createdAt as at", what("payment"), "trId as subject", "trId"])
        .where("state", "in", unsettled)
        .where("state", "<>", "sending"),
    )
    .unionAll(
      query
        .selectFrom("payments")
        .select((eb) => [eb.fn.coalesce("settledAt", "createdAt").as("at"), what("refund"), "trId as subject", "trId"])
        .where("owed", "<>", (eb) => eb.lit(0)),
    );
}
