import type { Reader, Writer } from "#lib/db/connection.ts";
import { releasedPrints } from "#lib/db/copy-releases.ts";
import { countPrints } from "#lib/db/receipts.ts";
import { type CopyRoom, copyRoom } from "#lib/domain/copy-room.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/** Whether cashiers may print this receipt once more; `limit` is the outlet's setting. */
export async function copyRoomOf(from: Reader | Writer, trId: TrId, limit: number | null): Promise<CopyRoom> {
  if (limit === null) return "free";
  const [standing, released] = [await countPrints(from, trId), await releasedPrints(from, trId)];
  return copyRoom({ standing, limit, released });
}
