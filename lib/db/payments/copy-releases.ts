import type { Reader, Writer } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** Allows up to `prints` prints of this receipt, whatever the copy limit says. */
export async function insertRelease(
  tx: Writer,
  { trId, prints, by, at }: { trId: TrId; prints: number; by: Actor; at: number },
): Promise<void> {
  await tx.query.insertInto("copyReleases").values({ trId, prints, byId: by.id, byName: by.name, at }).execute();
}

/** The number of prints that a supervisor allowed; 0 without a release. */
export async function releasedPrints(from: Reader | Writer, trId: TrId): Promise<number> {
  const row = await from.query
    .selectFrom("copyReleases")
    .select((eb) => eb.fn.max("prints").as("prints"))
    .where("trId", "=", trId)
    .executeTakeFirst();
  return Number(row?.prints ?? 0);
}
