import { type Preferences, preferencesSchema } from "#lib/domain/preferences.ts";
import type { Reader, Writer } from "./connection.ts";
import { readSetting, writeSetting } from "./settings.ts";

/** As set, and the default for what never was. */
export async function readPreferences(from: Reader | Writer): Promise<Preferences> {
  return preferencesSchema.parse((await readSetting(from, "preferences")) ?? {});
}

/** `at` in UTC milliseconds; `by` is a user's id, null for the command line. */
export async function writePreferences(
  tx: Writer,
  preferences: Preferences,
  at: number,
  by: string | null,
): Promise<void> {
  await writeSetting(tx, { key: "preferences", value: preferencesSchema.parse(preferences), at, by });
}
