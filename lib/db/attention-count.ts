import { sql } from "kysely";
import { UNSETTLED } from "#lib/domain/payment-state.ts";
import type { Reader } from "./connection.ts";

/** Unsettled states that no answer of the biller will end: a person must. */
const FOR_A_PERSON = ["not_sent", "not_received", "review"] as const satisfies readonly (typeof UNSETTLED)[number][];

/** How many things wait for a person: alarms that nobody has acknowledged, and payments that only a person can bring on. */
export async function attentionCount(from: Reader): Promise<number> {
  const { query } = from;
  const row = await query
    .selectNoFrom((eb) => [
      eb
        .selectFrom("alarms")
        .select((of) => of.cast<number>(of.fn.countAll(), "bigint").as("count"))
        .where("acknowledgedAt", "is", null)
        .as("alarms"),
      eb
        .selectFrom("payments")
        .select((of) => of.cast<number>(of.fn.countAll(), "bigint").as("count"))
        // As the index of unsettled payments says it, so that SQLite knows that it may use it.
        .where(
          "state",
          "in",
          UNSETTLED.map((state) => sql.lit(state)),
        )
        .where("state", "in", [...FOR_A_PERSON])
        .as("payments"),
    ])
    .executeTakeFirstOrThrow();
  return Number(row.alarms) + Number(row.payments);
}
