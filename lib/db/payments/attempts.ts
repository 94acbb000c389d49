import type { Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { statement } from "#lib/db/statement.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/** Opens the one attempt under which one `pay-pasca` may be sent (I3). Throws if the number was used before. */
export async function insertAttempt(
  tx: Writer,
  attempt: { trId: TrId; number: number; startedAt: number },
): Promise<void> {
  await insertOpen(tx, { ...attempt, endedAt: null, ending: null });
}

const insertOpen = statement((tx: Writer, row: Schema["attempts"]) => tx.query.insertInto("attempts").values(row));

/**
 * Records how an attempt ended. `ending`: the reply's kind and reason, such as `paid`, `no_answer:timeout`, `lost`. Only `lost` can be
 * replaced later.
 */
export async function endAttempt(
  tx: Writer,
  attempt: { trId: TrId; number: number; endedAt: number; ending: string },
): Promise<void> {
  await closeOpen(tx, attempt);
}

const closeOpen = statement(
  (tx: Writer, { trId, number, endedAt, ending }: { trId: TrId; number: number; endedAt: number; ending: string }) =>
    tx.query
      .updateTable("attempts")
      .set({ endedAt, ending })
      .where("trId", "=", trId)
      .where("number", "=", number)
      .where((eb) => eb.or([eb("ending", "is", null), eb("ending", "=", "lost")])),
);
