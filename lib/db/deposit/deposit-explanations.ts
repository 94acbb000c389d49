import type { Reader, Writer } from "#lib/db/connection.ts";
import type { ExplanationKind, WITHDRAWN } from "#lib/domain/journal.ts";

/** A supervisor's explanation of the movement that ended at a fixed point. */
export type DepositExplanation = {
  readonly readingId: number;
  /** What was unexplained then, in rupiah, negative for a fall; for a withdrawal, the opposite of what it withdraws. */
  readonly amount: number;
  readonly kind: ExplanationKind | typeof WITHDRAWN;
  readonly note: string;
  readonly at: number;
  readonly byId: string;
  readonly byName: string;
};

export async function insertExplanation(tx: Writer, explanation: DepositExplanation): Promise<void> {
  await tx.query.insertInto("depositExplanations").values(explanation).execute();
}

/** Explanations of movements that ended at fixed points with ids from `first` to `last`, in the order in which they were given. */
export async function explanationsBetween(
  from: Reader | Writer,
  first: number,
  last: number,
): Promise<DepositExplanation[]> {
  const rows = await from.query
    .selectFrom("depositExplanations")
    .select(["readingId", "amount", "kind", "note", "at", "byId", "byName"])
    .where("readingId", ">=", first)
    .where("readingId", "<=", last)
    .orderBy("id")
    .execute();
  return rows as DepositExplanation[];
}
