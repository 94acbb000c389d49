import type { Tries } from "#lib/db/people/sign-in-attempts.ts";
import { MINUTE } from "#lib/domain/time.ts";

/** `free` tries at once, then a wait that doubles from a second up to a minute. Nobody is ever locked out. */
export type Throttle = { readonly free: number };
/** For one name from one network or from its owner's device, and for one person's confirmations. */
export const NAME_THROTTLE: Throttle = { free: 5 };
/** Higher, because a whole outlet may share one address. */
export const NETWORK_THROTTLE: Throttle = { free: 20 };
/** For someone with many neighbouring networks. */
export const WIDER_THROTTLE: Throttle = { free: 60 };

const LONGEST_WAIT_MS = MINUTE;
const FIRST_WAIT_MS = 1_000;
/** Each quiet period of this length forgives one try. */
const FORGIVEN_EVERY_MS = 10 * MINUTE;
/** Tries counted beyond the free ones: as many as lead to the longest wait. More would only delay forgiveness. */
const COUNTED_OVER = Math.ceil(Math.log2(LONGEST_WAIT_MS / FIRST_WAIT_MS));

/** After this long without a try, nothing is left to remember. */
export const FORGOTTEN_AFTER_MS = (WIDER_THROTTLE.free + COUNTED_OVER) * FORGIVEN_EVERY_MS;

/** Milliseconds until the next try is allowed; 0 for now. */
export function waitBefore({ tries, lastAt }: Tries, { free }: Throttle, now: number): number {
  if (tries < free) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - free), LONGEST_WAIT_MS);
  // A try in the future was counted before the clock was set back: nobody waits until it catches up.
  return lastAt > now ? 0 : Math.max(0, wait - (now - lastAt));
}

/** Adds one try, made now. Refused tries don't count, so they cannot prolong the wait. */
export function withTry({ tries, lastAt }: Tries, { free }: Throttle, now: number): Tries {
  const forgiven = Math.floor(Math.max(0, now - lastAt) / FORGIVEN_EVERY_MS);
  return { tries: Math.min(Math.max(0, tries - forgiven) + 1, free + COUNTED_OVER), lastAt: now };
}
