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
  /** By others too, who may be guessing. */
  readonly shared?: true;
};
/** What a try is counted against: all of these, in one order for everyone, or two could wait for each other. */
export type Tried = readonly Counted[];

/**
 * At a name from a network: whoever guesses elsewhere takes nothing from its owner's tries here. `username` as stored, or null when nobody
 * can have it.
 */
export function triedFrom({ own, wider }: Network, username: string | null): Tried {
  return [
    ...(username ? [{ key: `name:${username}@${own}`, throttle: NAME_THROTTLE }] : []),
    { key: `network:${own}`, throttle: NETWORK_THROTTLE, shared: true },
    { key: `wider:${wider}`, throttle: WIDER_THROTTLE, shared: true },
  ];
}

/** By a device of the name's owner, whatever happens around it; `device` as `knownAs` says. */
export function triedOn(device: string): Tried {
  return [{ key: `device:${device}`, throttle: NAME_THROTTLE }];
}

/** By whoever is signed in already, and says their password again. */
export function triedAgain(userId: string): Tried {
  return [{ key: `again:${userId}`, throttle: NAME_THROTTLE }];
}

/**
 * Counts a try before the password is looked at, so that many at once cannot slip through together. Answers the seconds still to
 * wait, and then nothing is counted; or null when it may go on.
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

/** After a right password: one's own count starts afresh, what others share gets this try back. */
export async function forgiveTries(tx: Writer, tried: Tried, now: number): Promise<void> {
  for (const { key, shared } of tried) await (shared ? giveBackTry(tx, key) : forgetTries(tx, key));
  await deleteOldTries(tx, now - FORGOTTEN_AFTER_MS);
}
