import type { Reader, Writer } from "#lib/db/connection.ts";
import { type Unattended, unattendedSchema } from "#lib/domain/unattended.ts";
import { readSetting, writeSetting } from "./settings.ts";

/** As set, and the default for what never was. A row that cannot be read counts as none: alarms are raised in payments. */
export async function readUnattended(from: Reader | Writer): Promise<Unattended> {
  const stored = unattendedSchema.safeParse((await readSetting(from, "unattended")) ?? {});
  return stored.data ?? unattendedSchema.parse({});
}

/** `at` in UTC milliseconds; `by` is a user's id. */
export async function writeUnattended(tx: Writer, settings: Unattended, at: number, by: string): Promise<void> {
  await writeSetting(tx, { key: "unattended", value: unattendedSchema.parse(settings), at, by });
}
