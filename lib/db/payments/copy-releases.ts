import type { Reader, Writer } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** Up to `prints` of this receipt may stand, whatever the limit of copies says. */
export async function insertRelease(
  tx: Writer,
  { trId, prints, by, at }: { trId: TrId; prints: number; by: Actor; at: number },
): Promise<void> {
  await tx.query.insertInto("copyReleases").values({ trId, prints, byId: by.id, byName: by.name, at }).execute();
}

/** How many prints a supervisor has allowed to stand; 0 without a release. */
export async function releasedPrints(from: Reader | Writer, trId: TrId): Promise<number> {
  const row = await from.query
    .selectFrom("copyReleases")
    .select((eb) => eb.fn.max("prints").as("prints"))
    .where("trId", "=", trId)
    .executeTakeFirst();
  return Number(row?.prints ?? 0);
}
