import fc from "fast-check";
import { expect, test } from "vitest";
import { isReadingDue, type Readings } from "./reading-due.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** 22 Nov 2026 10.00.00 WIB. */
const NOW = Date.UTC(2026, 10, 22, 3);
const due = (ago: { point?: number; reading?: number; call?: number }, now = NOW) => {
  const before = (ms: number | undefined) => (ms === undefined ? null : now - ms);
  return isReadingDue({
    ...{ now, zone: "WIB", lastPointAt: before(ago.point) },
    ...{ lastReadingAt: before(ago.reading ?? ago.point), lastCallAt: before(ago.call) },
  });
};

test("the deposit is read at the start, after payments once it is quiet, and each half hour", () => {
  expect(due({})).toBe(true);
  expect(due({ point: 10 * MINUTE, call: 2 * SECOND })).toBe(false);
  expect(due({ point: 10 * MINUTE, call: 5 * SECOND })).toBe(true);
  expect(due({ point: 30 * MINUTE })).toBe(true);
});

test("nothing is asked while nothing happens but each half hour and on both sides of midnight", () => {
  const asked: number[] = [];
  let point = NOW;
  for (let now = NOW; now < NOW + 24 * 60 * MINUTE; now += 5 * SECOND) {
    if (!isReadingDue({ now, zone: "WIB", lastPointAt: point, lastReadingAt: point, lastCallAt: null })) continue;
    asked.push(now);
    point = now;
  }
  expect(asked.length).toBeLessThanOrEqual(50);
  const midnight = Date.UTC(2026, 10, 22, 17);
  expect(asked.some((at) => at >= midnight - 2 * MINUTE && at < midnight)).toBe(true);
  expect(asked.some((at) => at >= midnight && at < midnight + MINUTE)).toBe(true);
});

test("never more than once a minute", () => {
  const times = fc.option(fc.integer({ min: 0, max: 60 * MINUTE }), { nil: null });
  fc.assert(
    fc.property(times, times, fc.integer({ min: 0, max: MINUTE - 1 }), (point, call, reading) => {
      const ago = (ms: number | null) => (ms === null ? null : NOW - ms);
      const readings: Readings = {
        now: NOW,
        zone: "WIT",
        lastPointAt: ago(point),
        lastReadingAt: NOW - reading,
        lastCallAt: ago(call),
      };
      expect(isReadingDue(readings)).toBe(false);
    }),
  );
});
