import { z } from "zod";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import { plainLine } from "#lib/domain/plain-line.ts";
import { dayOf, type Millis, ZONES } from "#lib/domain/time.ts";
import { readSetting, writeSetting } from "./settings.ts";

const line = (longest: number, least = 0) => z.string().transform(plainLine).pipe(z.string().min(least).max(longest));
/** What a supervisor may set about the outlet; lengths fit a 58 mm receipt. */
export const outletSchema = z.strictObject({
  name: line(80, 1),
  address: line(160),
  phone: line(40),
  footer: line(240),
  zone: z.enum(ZONES as [string, ...string[]]).transform((zone) => zone as Outlet["zone"]),
});

/** The outlet as last saved, or else `fallback` (from the environment). Throws on an invalid row. */
export async function readOutlet(from: Reader | Writer, fallback: Outlet): Promise<Outlet> {
  const stored = await readSetting(from, "outlet");
  return stored === undefined ? fallback : outletSchema.parse(stored);
}

/** The outlet's calendar day, `2026-11-22`, at a moment. */
export async function outletDay(from: Reader | Writer, fallback: Outlet, at: Millis): Promise<string> {
  return dayOf(at, (await readOutlet(from, fallback)).zone);
}

/** `at` in UTC milliseconds; `by` is a user's id, null for the command line. */
export async function writeOutlet(tx: Writer, outlet: Outlet, at: number, by: string | null): Promise<void> {
  await writeSetting(tx, { key: "outlet", value: outletSchema.parse(outlet), at, by });
}
