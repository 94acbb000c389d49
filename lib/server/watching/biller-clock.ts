import type { Exchange } from "#lib/domain/biller-probe.ts";
import { CLOCK_IS_OFF } from "#lib/domain/time.ts";

/** How far this machine's clock is from the biller's. */
export type BillerClock = {
  /** Reads the time in a reply of the biller. */
  readonly heard: (exchange: Pick<Exchange, "clockAheadMs">) => void;
  /** Milliseconds by which our clock is ahead of the biller's, negative if behind; null before the first reply. */
  readonly offsetMs: () => number | null;
  /** The same if it is more than five minutes off, else null. */
  readonly errorMs: () => number | null;
};

/** Remembers, in this process, the `Date` header of the biller's last reply; a corrected clock shows with the next reply. */
export function createBillerClock(): BillerClock {
  let offset: number | null = null;
  return {
    heard({ clockAheadMs }) {
      offset = clockAheadMs ?? offset;
    },
    offsetMs: () => offset,
    errorMs: () => (offset !== null && Math.abs(offset) > CLOCK_IS_OFF ? offset : null),
  };
}
