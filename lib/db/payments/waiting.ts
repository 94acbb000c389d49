import { sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { UNSETTLED } from "#lib/domain/payment-state.ts";

/** What waits for a person: an open alarm, an unsettled payment, or money owed between outlet and customer, in either direction. */
export type WaitingWhat = "alarm" | "payment" | "refund";

/** A cursor of the list, oldest first; `subject` is the alarm's id or the payment's `tr_id`. */
export type WaitingPlace = { readonly at: number; readonly what: WaitingWhat; readonly subject: string };
export type WaitingRow = WaitingPlace & { readonly trId: string | null };

/** What waits, from a cursor on, oldest first. */
export async function listWaiting(
  from: Reader,
  { after, limit }: { readonly after: WaitingPlace | null; readonly limit: number },
): Promise<WaitingRow[]> {
  return (after ? beside(from, ">", after) : inOrder(from, "asc")).limit(limit).execute();
}

/** The row at a cursor, if it still waits, and its neighbours. */
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

/** The length of the list: the navigation shows the same number as the page. */
export async function countWaiting(from: Reader): Promise<number> {
  const row = await from.query
    .selectFrom(waiting(from).as("waiting"))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The number of payments with a refund due. */
export async function countOwed(from: Reader | Writer): Promise<number> {
  const row = await from.query
    .selectFrom("payments")
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "bigint").as("count"))
    .where("owed", "<>", (eb) => eb.lit(0))
    .where("owed", ">", 0)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The only definition of what waits. A payment in `sending` does not wait for anyone yet. Each part uses its own index. */
function waiting({ query }: Reader) {
  // Literals as in the index of unsettled payments, so that SQLite can use it.
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
