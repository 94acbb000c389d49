import fc from "fast-check";
import { expect, test } from "vitest";
import { FORGOTTEN_AFTER_MS, NAME_THROTTLE, NETWORK_THROTTLE, waitBefore, withTry } from "./throttle.ts";

const NONE = { tries: 0, lastAt: 0 };
const NOW = Date.UTC(2026, 10, 22);

/** The waits of someone who tries again as soon as allowed. */
function waits(count: number, throttle = NAME_THROTTLE): number[] {
  let now = NOW;
  let tries = NONE;
  return Array.from({ length: count }, () => {
    const wait = waitBefore(tries, throttle, now);
    now += wait;
    tries = withTry(tries, throttle, now);
    return wait / 1000;
  });
}

test("five tries at a name are free, then the wait doubles up to a minute and stays there", () => {
  expect(waits(14)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("a network has twenty free tries", () => {
  expect(waits(22, NETWORK_THROTTLE)).toEqual([...Array(20).fill(0), 1, 2]);
});

test("quiet time is forgiven, a try for each ten minutes, until nothing is left", () => {
  let tries = NONE;
  for (let n = 0; n < 30; n++) tries = withTry(tries, NAME_THROTTLE, NOW);
  const later = withTry(tries, NAME_THROTTLE, NOW + 60 * 60_000);
  expect(later.tries).toBe(tries.tries - 6 + 1);
  expect(withTry(tries, NAME_THROTTLE, NOW + FORGOTTEN_AFTER_MS).tries).toBe(1);
});

test("a clock that is set back never makes anybody wait for it to come to its old time again", () => {
  let tries = NONE;
  for (let n = 0; n < 30; n++) tries = withTry(tries, NAME_THROTTLE, NOW + 5 * 86_400_000);
  expect(waitBefore(tries, NAME_THROTTLE, NOW)).toBe(0);
  expect(waitBefore(withTry(tries, NAME_THROTTLE, NOW), NAME_THROTTLE, NOW)).toBe(60_000);
});

test("nobody is locked out: the wait is never longer than a minute, whatever was tried and whatever the clock does", () => {
  const moments = fc.array(fc.integer({ min: NOW - 86_400_000, max: NOW + 86_400_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(moments, fc.integer({ min: NOW - 86_400_000, max: NOW + 86_400_000 }), (tried, now) => {
      const tries = tried.reduce((sofar, at) => withTry(sofar, NAME_THROTTLE, at), NONE);
      const wait = waitBefore(tries, NAME_THROTTLE, now);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(60_000);
    }),
  );
});
