import type { Reader, Writer } from "#lib/db/connection.ts";
import { readOutlet } from "#lib/db/outlet.ts";
import { dayOf, type Millis } from "#lib/domain/time.ts";
import type { PaymentDeps } from "./deps.ts";

/** The outlet's calendar day, `2026-11-22`, at a moment. */
export async function outletDay(
  { receipts }: Pick<PaymentDeps, "receipts">,
  from: Reader | Writer,
  at: Millis,
): Promise<string> {
  return dayOf(at, (await readOutlet(from, receipts.defaultOutlet)).zone);
}
