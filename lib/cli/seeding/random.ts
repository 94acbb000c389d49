/** A number from 0 to below 1 on each call. */
export type Draw = () => number;

/** The same numbers for the same seed (mulberry32): seeded data must be repeatable. */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several; `skew` above 1 prefers the first ones. */
export function pick<T>(draw: Draw, from: readonly T[], skew = 1): T {
  return from[Math.floor(draw() ** skew * from.length)] as T;
}
