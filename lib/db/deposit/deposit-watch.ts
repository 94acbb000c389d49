import type { Writer } from "#lib/db/connection.ts";

/** Takes the turn to read the deposit until a moment; of several processes one gets it. */
export async function takeWatch(tx: Writer, turn: { owner: string; now: number; until: number }): Promise<boolean> {
  const taken = await tx.query
    .updateTable("depositWatch")
    .set({ owner: turn.owner, leaseUntil: turn.until })
    .where("id", "=", 1)
    // One that lies impossibly far ahead was taken before the clock was set back.
    .where((eb) => eb.or([eb("leaseUntil", "<=", turn.now), eb("leaseUntil", ">", 2 * turn.until - turn.now)]))
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}
