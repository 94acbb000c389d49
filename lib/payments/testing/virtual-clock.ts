/** The time shared by ledger, client and simulator; it stands still until a test moves it. */
export type VirtualClock = {
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  /** Also backwards: clocks are set. */
  readonly set: (at: number) => void;
};

/** 22 Nov 2026 10.00.00 WIB. */
export const MORNING = Date.UTC(2026, 10, 22, 3);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function createVirtualClock(start = MORNING): VirtualClock {
  let at = start;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
    set: (to) => {
      at = to;
    },
  };
}
