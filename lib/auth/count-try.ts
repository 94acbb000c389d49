import type { Writer } from "#lib/db/connection.ts";
import { deleteOldTries, forgetTries, giveBackTry, lockTries, writeTries } from "#lib/db/sign-in-attempts.ts";
import type { AuthDeps } from "./deps.ts";
import { ACCOUNT_THROTTLE, ADDRESS_THROTTLE, FORGOTTEN_AFTER_MS, waitBefore, withTry } from "./throttle.ts";

/** What is tried: a username as stored (null when nobody can have it), from an address (null when it is a session that asks). */
export type Tried = { readonly username: string | null; readonly address: string | null };

const accountKey = (username: string) => `account:${username}`;
const addressKey = (address: string) => `address:${address.slice(0, 64)}`;

/**
 * Counts a try before the password is looked at, so that many at once cannot slip through together. Answers the seconds still to
 * wait, and then nothing is counted; or null when it may go on.
 */
export async function countTry(deps: AuthDeps, { username, address }: Tried): Promise<number | null> {
  const now = deps.now();
  return deps.database.transaction(async (tx) => {
    // Everyone takes the account before the address, or two could wait for each other.
    const counted = [
      ...(username ? [{ key: accountKey(username), throttle: ACCOUNT_THROTTLE }] : []),
      ...(address ? [{ key: addressKey(address), throttle: ADDRESS_THROTTLE }] : []),
    ];
    const found = [];
    for (const { key, throttle } of counted) found.push({ key, throttle, tries: await lockTries(tx, key) });
    const wait = Math.max(0, ...found.map(({ tries, throttle }) => waitBefore(tries, throttle, now)));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const { key, throttle, tries } of found) await writeTries(tx, key, withTry(tries, throttle, now));
    return null;
  });
}

/** After a right password: the account starts afresh, the address gets its try back (others behind it may be guessing). */
export async function forgiveTries(tx: Writer, { username, address }: Tried, now: number): Promise<void> {
  if (username) await forgetTries(tx, accountKey(username));
  if (address) await giveBackTry(tx, addressKey(address));
  await deleteOldTries(tx, now - FORGOTTEN_AFTER_MS);
}
