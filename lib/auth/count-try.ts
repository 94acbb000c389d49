import type { Writer } from "#lib/db/connection.ts";
import { deleteOldTries, forgetTries, giveBackTry, lockTries, writeTries } from "#lib/db/people/sign-in-attempts.ts";
import type { AuthDeps } from "./deps.ts";
import type { Network } from "./network.ts";
import {
  FORGOTTEN_AFTER_MS,
  NAME_THROTTLE,
  NETWORK_THROTTLE,
  type Throttle,
  WIDER_THROTTLE,
  waitBefore,
  withTry,
} from "./throttle.ts";

type Counted = {
  readonly key: string;
  readonly throttle: Throttle;
  /** Also counts tries by others, who may be guessing. */
  readonly shared?: true;
};
/** The counters of a try, always in the same order, to prevent deadlocks. */
export type Tried = readonly Counted[];

/**
 * A try for a name from a network: guessing elsewhere does not use up the owner's tries here. `username` as stored, or null if it cannot
 * exist.
 */
export function triedFrom({ own, wider }: Network, username: string | null): Tried {
  return [
    ...(username ? [{ key: `name:${username}@${own}`, throttle: NAME_THROTTLE }] : []),
    { key: `network:${own}`, throttle: NETWORK_THROTTLE, shared: true },
    { key: `wider:${wider}`, throttle: WIDER_THROTTLE, shared: true },
  ];
}

/** A try on a device of the name's owner, independent of all other tries; `device` is from `knownAs`. */
export function triedOn(device: string): Tried {
  return [{ key: `device:${device}`, throttle: NAME_THROTTLE }];
}

/** A try by a signed-in person who repeats their password. */
export function triedAgain(userId: string): Tried {
  return [{ key: `again:${userId}`, throttle: NAME_THROTTLE }];
}

/**
 * Counts a try before the password is checked, so that many at once cannot slip through. Returns the seconds to wait (then nothing is
 * counted), or null to go on.
 */
export async function countTry(deps: AuthDeps, tried: Tried): Promise<number | null> {
  const now = deps.now();
  return deps.database.transaction(async (tx) => {
    const found = [];
    for (const { key, throttle } of tried) found.push({ key, throttle, tries: await lockTries(tx, key) });
    const wait = Math.max(0, ...found.map(({ tries, throttle }) => waitBefore(tries, throttle, now)));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const { key, throttle, tries } of found) await writeTries(tx, key, withTry(tries, throttle, now));
    return null;
  });
}

/** After a correct password: resets the person's own counters, and takes this try back from shared ones. */
export async function forgiveTries(tx: Writer, tried: Tried, now: number): Promise<void> {
  for (const { key, shared } of tried) await (shared ? giveBackTry(tx, key) : forgetTries(tx, key));
  await deleteOldTries(tx, now - FORGOTTEN_AFTER_MS);
}
