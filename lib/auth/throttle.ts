import type { Tries } from "#lib/db/people/sign-in-attempts.ts";
import { MINUTE } from "#lib/domain/time.ts";

/** Who is slowed down: `free` tries at once, then a wait that doubles from a second up to a minute. Nobody is ever locked out. */
export type Throttle = { readonly free: number };
/** One name from one network, or from a device of its owner; one person's confirmations. */
export const NAME_THROTTLE: Throttle = { free: 5 };
/** Higher, because a whole outlet may stand behind one address. */
export const NETWORK_THROTTLE: Throttle = { free: 20 };
/** For whoever has many networks next to one another. */
export const WIDER_THROTTLE: Throttle = { free: 60 };

const LONGEST_WAIT_MS = MINUTE;
const FIRST_WAIT_MS = 1_000;
/** Each quiet stretch of this length makes good for one try. */
const FORGIVEN_EVERY_MS = 10 * MINUTE;
/** As many tries over the free ones as it takes to the longest wait; more would only delay forgiveness. */
const COUNTED_OVER = Math.ceil(Math.log2(LONGEST_WAIT_MS / FIRST_WAIT_MS));

/** After this long without a try nothing is left to remember. */
export const FORGOTTEN_AFTER_MS = (WIDER_THROTTLE.free + COUNTED_OVER) * FORGIVEN_EVERY_MS;

/** How long to wait before the next try, in milliseconds; 0 when it may come now. */
export function waitBefore({ tries, lastAt }: Tries, { free }: Throttle, now: number): number {
  if (tries < free) return 0;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - free), LONGEST_WAIT_MS);
  // A try ahead of the clock was counted before it was set back: nobody waits for the clock to come there again.
  return lastAt > now ? 0 : Math.max(0, wait - (now - lastAt));
}

/** The tries with one more, made now. Those that were refused don't count, so that they cannot prolong the wait. */
export function withTry({ tries, lastAt }: Tries, { free }: Throttle, now: number): Tries {
  const forgiven = Math.floor(Math.max(0, now - lastAt) / FORGIVEN_EVERY_MS);
  return { tries: Math.min(Math.max(0, tries - forgiven) + 1, free + COUNTED_OVER), lastAt: now };
}
