import type { Reader, Writer } from "#lib/db/connection.ts";
import { type Preferences, preferencesSchema } from "#lib/domain/preferences.ts";
import { holdSettings, readSetting, writeSetting } from "./settings.ts";

/** Stored preferences, with defaults for the rest. */
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

/** Stores a new installation's first preferences. Does nothing if preferences were ever written. */
export async function beginPreferences(tx: Writer, first: Partial<Preferences>, at: number): Promise<void> {
  await holdSettings(tx);
  if ((await readSetting(tx, "preferences")) === undefined) {
    await writePreferences(tx, preferencesSchema.parse(first), at, null);
  }
}
