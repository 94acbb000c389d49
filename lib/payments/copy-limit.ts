import type { Reader, Writer } from "#lib/db/connection.ts";
import { releasedPrints } from "#lib/db/payments/copy-releases.ts";
import { countPrints } from "#lib/db/payments/receipts.ts";
import { type CopyAllowance, copyAllowance } from "#lib/domain/copy-limit.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/** Whether cashiers may print this receipt once more; `limit` is the outlet's setting. */
export async function copyAllowanceOf(from: Reader | Writer, trId: TrId, limit: number | null): Promise<CopyAllowance> {
  if (limit === null) return "free";
  const [standing, released] = [await countPrints(from, trId), await releasedPrints(from, trId)];
  return copyAllowance({ standing, limit, released });
}
