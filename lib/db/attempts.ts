import type { TrId } from "#lib/domain/identifiers.ts";
import type { Writer } from "./connection.ts";

/** Opens the one attempt under which one `pay-pasca` may go (I3). Throws when that number was used before. */
export async function insertAttempt(
  tx: Writer,
  attempt: { trId: TrId; number: number; startedAt: number },
): Promise<void> {
  await tx.query
    .insertInto("attempts")
    .values({ ...attempt, endedAt: null, ending: null })
    .execute();
}

/** How an attempt ended. `ending`: the reply's kind and reason, such as `paid`, `no_answer:timeout`, `lost`. The first ending stays, unless it was `lost`. */
export async function endAttempt(
  tx: Writer,
  attempt: { trId: TrId; number: number; endedAt: number; ending: string },
): Promise<void> {
  await tx.query
    .updateTable("attempts")
    .set({ endedAt: attempt.endedAt, ending: attempt.ending })
    .where("trId", "=", attempt.trId)
    .where("number", "=", attempt.number)
    .where((eb) => eb.or([eb("ending", "is", null), eb("ending", "=", "lost")]))
    .execute();
}
