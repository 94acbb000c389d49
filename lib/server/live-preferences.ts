import type { Reader } from "#lib/db/connection.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Preferences } from "#lib/domain/preferences.ts";

/** Other processes on the same ledger see a change after this long at the latest. */
const FRESH_MS = 2_000;

/** Preferences for frequent reads: a copy at most two seconds old. */
export type LivePreferences = {
  readonly current: () => Promise<Preferences>;
  /** Drops the copy: this process has just changed the preferences. */
  readonly forget: () => void;
};

/** A copy that is at most two seconds old; `now` in UTC milliseconds. */
export function createLivePreferences(from: Reader, now: () => number): LivePreferences {
  let copy: { readonly at: number; readonly read: Promise<Preferences> } | undefined;
  return {
    current() {
      // A clock that was set back must not prolong an old copy.
      if (!copy || Math.abs(now() - copy.at) >= FRESH_MS) {
        const fresh = { at: now(), read: readPreferences(from) };
        fresh.read.catch(() => {
          if (copy === fresh) copy = undefined;
        });
        copy = fresh;
      }
      return copy.read;
    },
    forget() {
      copy = undefined;
    },
  };
}
