import type { Reader, Writer } from "#lib/db/connection.ts";
import { type Unattended, unattendedSchema } from "#lib/domain/unattended.ts";
import { readSetting, writeSetting } from "./settings.ts";

/** Stored settings, with defaults for the rest. An unreadable row counts as none: payments raise alarms, and must not fail for it. */
export async function readUnattended(from: Reader | Writer): Promise<Unattended> {
  const stored = unattendedSchema.safeParse((await readSetting(from, "unattended")) ?? {});
  return stored.data ?? unattendedSchema.parse({});
}

/** `at` in UTC milliseconds; `by` is a user's id. */
export async function writeUnattended(tx: Writer, settings: Unattended, at: number, by: string): Promise<void> {
  await writeSetting(tx, { key: "unattended", value: unattendedSchema.parse(settings), at, by });
}
