import { describe, expect, test } from "vitest";
import { mayAskFrom, nextCheck } from "./check-schedule.ts";
import { DAY, HOUR, MINUTE, NOW, PLAN, SECOND, TODAY } from "./testing/samples.ts";

type Due = Parameters<typeof nextCheck>[0];

/** Midnight WIB at the end of NOW's day. */
const MIDNIGHT = Date.UTC(2026, 10, 22, 17);

function due(over: Partial<Due>, now: number = NOW): number | null {
  const payment: Due = {
    state: "unknown",
    checks: 0,
    silentChecks: 0,
    lastCheckedAt: null,
    requestEndedAt: NOW,
    firstZeroAt: null,
    settledAt: null,
    settledByHand: false,
    reversedAt: null,
    reached: true,
    day: TODAY,
    createdAt: NOW - SECOND,
    ...over,
  };
  const at = nextCheck(payment, now, PLAN);
  return at === null ? null : at - now;
}

describe.each(["unknown", "pending", "review"] as const)("%s", (state) => {
  test("I6: is asked 2 s after the request ended", () => {
    expect(due({ state })).toBe(2 * SECOND);
  });

  test("is asked along the schedule, whose last wait repeats", () => {
    // Long after a first zero counts, so that only the schedule decides.
    const later = NOW + HOUR;
    const waits = Array.from({ length: 10 }, (_, index) => due({ state, checks: index + 1 }, later));
    expect(waits).toEqual([...PLAN.schedule, HOUR, HOUR]);
  });

  test("is asked daily once it is older than 48 hours", () => {
    expect(due({ state, checks: 60, createdAt: NOW }, NOW + 2 * DAY)).toBe(HOUR);
    expect(due({ state, checks: 60, createdAt: NOW }, NOW + 2 * DAY + 1)).toBe(DAY);
  });

  test("I7: is asked as soon as a zero can count, if the schedule would wait longer", () => {
    expect(due({ state, checks: 3 }, NOW + 22 * SECOND)).toBe(30 * SECOND);
    expect(due({ state, checks: 4 }, NOW + 52 * SECOND)).toBe(8 * SECOND);
  });

  test("I7: after the first zero it is asked at the spacing exactly", () => {
    const firstZeroAt = NOW + MINUTE;
    expect(due({ state, checks: 5, firstZeroAt }, firstZeroAt)).toBe(2 * MINUTE);
    expect(due({ state, checks: 6, firstZeroAt }, firstZeroAt + 50 * SECOND)).toBe(70 * SECOND);
    expect(due({ state, checks: 6, firstZeroAt, createdAt: NOW - 9 * DAY }, firstZeroAt)).toBe(2 * MINUTE);
  });

  test("I7: after an answer without information it is asked again within 2 minutes", () => {
    expect(due({ state, checks: 1, silentChecks: 1 }, NOW + HOUR)).toBe(5 * SECOND);
    expect(due({ state, checks: 7, silentChecks: 1 }, NOW + HOUR)).toBe(2 * MINUTE);
    const firstZeroAt = NOW + MINUTE;
    expect(due({ state, checks: 7, silentChecks: 1, firstZeroAt }, firstZeroAt + 2 * MINUTE)).toBe(2 * MINUTE);
  });
});

describe("what is proven", () => {
  test("success is never asked about again, and sending is watched by its lease", () => {
    expect(due({ state: "success", settledAt: NOW })).toBeNull();
    expect(due({ state: "sending" })).toBeNull();
  });

  test("I11: not_sent falls due when its WIB day is over", () => {
    expect(due({ state: "not_sent", reached: false })).toBe(MIDNIGHT - NOW);
    expect(due({ state: "not_sent", reached: false }, MIDNIGHT)).toBe(0);
  });

  test("I11: not_received is asked hourly, at the end of its WIB day, and at once after that", () => {
    expect(due({ state: "not_received" })).toBe(HOUR);
    expect(due({ state: "not_received" }, MIDNIGHT - MINUTE)).toBe(MINUTE);
    expect(due({ state: "not_received" }, MIDNIGHT)).toBe(0);
    expect(due({ state: "not_received", silentChecks: 1 }, MIDNIGHT)).toBe(2 * MINUTE);
  });
});

describe.each(["failed", "cancelled"] as const)("I8: %s", (state) => {
  const settled = { state, settledAt: NOW };

  test("is asked about 5 minutes, 1 hour and 24 hours after it was settled", () => {
    expect(due(settled)).toBe(5 * MINUTE);
    expect(due({ ...settled, lastCheckedAt: NOW + 5 * MINUTE }, NOW + 5 * MINUTE)).toBe(55 * MINUTE);
    expect(due({ ...settled, lastCheckedAt: NOW + HOUR }, NOW + HOUR)).toBe(23 * HOUR);
    expect(due({ ...settled, lastCheckedAt: NOW + DAY }, NOW + DAY)).toBeNull();
  });

  test("is asked those three times however often a person asks in between", () => {
    expect(due({ ...settled, checks: 9, lastCheckedAt: NOW + 9 * SECOND }, NOW + 9 * SECOND)).toBe(291 * SECOND);
    expect(due({ ...settled, checks: 30, lastCheckedAt: NOW + 2 * HOUR }, NOW + 2 * HOUR)).toBe(22 * HOUR);
  });

  test("is asked again within 2 minutes of an answer without information, daily after two days of that", () => {
    const silent = (at: number) => due({ ...settled, silentChecks: 3, lastCheckedAt: at }, at);
    expect(silent(NOW + 5 * MINUTE)).toBe(2 * MINUTE);
    expect(silent(NOW + DAY)).toBe(2 * MINUTE);
    expect(silent(NOW + 2 * DAY + 1)).toBe(DAY);
  });

  test("is never asked about when no request reached the biller", () => {
    expect(due({ ...settled, reached: false })).toBeNull();
  });
});

describe.each(["success", "failed"] as const)("I8: %s by a person's word", (state) => {
  const settled = { state, settledAt: NOW, settledByHand: true };

  test("is asked about after 5 minutes, 1 hour, 24 hours and then daily for a week", () => {
    const asked: number[] = [];
    for (let at = NOW; ; ) {
      const wait = due({ ...settled, lastCheckedAt: at }, at);
      if (wait === null) break;
      at += wait;
      asked.push(at - NOW);
    }
    expect(asked).toEqual([5 * MINUTE, HOUR, ...[1, 2, 3, 4, 5, 6, 7, 8].map((days) => days * DAY)]);
  });

  test("is asked about even if no request is known to have reached the biller", () => {
    expect(due({ ...settled, reached: false })).toBe(5 * MINUTE);
  });
});

describe("nobody is asked about more often than every 2 s", () => {
  test("a check that falls due sooner waits", () => {
    const firstZeroAt = NOW + MINUTE;
    const now = firstZeroAt + 119 * SECOND;
    expect(due({ firstZeroAt, checks: 6, lastCheckedAt: now }, now)).toBe(2 * SECOND);
    const recheck = NOW + 299 * SECOND;
    expect(due({ state: "failed", settledAt: NOW, lastCheckedAt: recheck }, recheck)).toBe(2 * SECOND);
  });

  test("a clock that is set back by a day does not silence us for a day", () => {
    expect(mayAskFrom({ lastCheckedAt: NOW + DAY }, NOW)).toBe(NOW);
    expect(mayAskFrom({ lastCheckedAt: NOW }, NOW + 1)).toBe(NOW + 2 * SECOND);
    expect(mayAskFrom({ lastCheckedAt: null }, NOW)).toBe(NOW);
  });
});
