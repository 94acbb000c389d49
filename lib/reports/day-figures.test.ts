import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HourTotals } from "#lib/db/journal/hourly-totals.ts";
import { DAY, HOUR, ZONES, type Zone } from "#lib/domain/time.ts";
import { changeOf, dayFigures, productsToday, startOfDay, WEEK } from "./day-figures.ts";
import { depositLasts } from "./deposit-lasts.ts";
import { hoursOfToday, lastDays, takingsSince } from "./takings.ts";

/** 22 November 2026, 16.30 WIB, 17.30 WITA, 18.30 WIT. */
const NOW = Date.UTC(2026, 10, 22, 9, 30);

function sold(hour: number, count = 1, each = { nominal: 100_000, admin: 2_500, sellingPrice: 100_500 }): HourTotals {
  const { nominal, admin, sellingPrice } = each;
  return {
    hour: hour - (hour % HOUR),
    family: "bpjstkpu",
    cashierId: "u1",
    state: "success",
    count,
    nominal: count * nominal,
    admin: count * admin,
    price: count * (nominal + admin),
    sellingPrice: count * sellingPrice,
  };
}

describe.each(ZONES)("in %s", (zone: Zone) => {
  const start = startOfDay(NOW, zone);

  test("today begins at the zone's own midnight", () => {
    const hours = [sold(start - HOUR, 5), sold(start, 2)];
    expect(dayFigures(hours, NOW, zone).today).toEqual({
      count: 2,
      nominal: 200_000,
      admin: 5_000,
      commission: 4_000,
    });
    expect(dayFigures(hours, start, zone).today.count).toBe(2);
    expect(dayFigures(hours, start - 1, zone).today.count).toBe(5);
  });

  test("an hour that is not over is counted but never compared", () => {
    const last = NOW - (NOW % HOUR);
    const hours = [sold(last, 40), sold(last - HOUR, 3), sold(last - HOUR - WEEK, 2), sold(last - WEEK, 7)];
    const { today, change, comparedUntil } = dayFigures(hours, NOW, zone);
    expect(today.count).toBe(43);
    expect(change.count).toBe(50);
    expect(comparedUntil).toBe(last);
  });

  test("each day's sales stand on their own day, from the first that is read to today", () => {
    const since = takingsSince(NOW, zone);
    const days = lastDays([sold(since, 1), sold(start - 1, 2), sold(NOW, 3)], NOW, zone);
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: since, count: 1, nominal: 100_000 });
    expect(days.slice(-2).map(({ count }) => count)).toEqual([2, 3]);
  });

  test("hours to come have no figures yet; those of last week stand", () => {
    const points = hoursOfToday([sold(start + 6 * HOUR), sold(start + 22 * HOUR - WEEK, 4)], NOW, zone);
    expect(points.map(({ hour }) => hour)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
    expect(points[0]).toMatchObject({ count: 1, running: false });
    expect(points.at(-1)).toMatchObject({ count: null, countBefore: 4 });
    expect(points.filter(({ running }) => running)).toHaveLength(1);
  });
});

test("today's products come to today, the one that took most first, and yesterday's are none of them", () => {
  const start = startOfDay(NOW, "WIB");
  const of = (family: string, hour: number, count: number) => ({ ...sold(hour, count), family });
  const hours = [of("pdam", start, 1), of("bpjstkpu", start - HOUR, 9), of("bpjs", start, 2), of("bpjs", NOW, 1)];
  expect(productsToday(hours, NOW, "WIB")).toEqual([
    { family: "bpjs", count: 3, nominal: 300_000, admin: 7_500, commission: 6_000 },
    { family: "pdam", count: 1, nominal: 100_000, admin: 2_500, commission: 2_000 },
  ]);
});

test("a quiet day still has its opening hours", () => {
  expect(hoursOfToday([], NOW, "WIB").map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
});

test("a week before without sales is never called growth", () => {
  expect(dayFigures([sold(NOW - HOUR, 9)], NOW, "WIB").change).toEqual({
    count: null,
    nominal: null,
    admin: null,
    commission: null,
  });
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (now, before) => {
      const change = changeOf(now, before);
      expect(change === null || Number.isSafeInteger(change)).toBe(true);
      if (change !== null) expect(change).toBeGreaterThanOrEqual(-100);
    }),
  );
});

test("whatever was sold in thirty days is in the days, once", () => {
  const hour = fc.integer({ min: 0, max: 30 * 24 - 8 });
  fc.assert(
    fc.property(fc.array(hour), fc.constantFrom(...ZONES), (offsets, zone) => {
      const hours = offsets.map((offset) => sold(takingsSince(NOW, zone) + offset * HOUR));
      const total = lastDays(hours, NOW, zone).reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(offsets.length);
    }),
  );
});

describe("how long the deposit lasts", () => {
  const today = startOfDay(NOW, "WIB");
  const each = { nominal: 0, admin: 0, sellingPrice: 1_000_000 };
  const daily = (days: number) => Array.from({ length: days }, (_, at) => sold(today - (at + 1) * DAY, 1, each));

  test("at the average of the last seven whole days; today and older days do not count", () => {
    const hours = [...daily(9), sold(NOW, 50, each)];
    expect(depositLasts(3_500_000, hours, NOW, "WIB")).toBe(3.5);
  });

  test("a young outlet's average is over the days that it has", () => {
    expect(depositLasts(3_000_000, daily(3), NOW, "WIB")).toBe(3);
  });

  test("a day without sales counts as one", () => {
    expect(depositLasts(3_500_000, [sold(today - 7 * DAY, 7, each)], NOW, "WIB")).toBe(3.5);
  });

  test("says nothing with too little history", () => {
    expect(depositLasts(3_000_000, [], NOW, "WIB")).toBeNull();
    expect(depositLasts(3_000_000, daily(2), NOW, "WIB")).toBeNull();
    expect(depositLasts(3_000_000, [sold(NOW, 50, each)], NOW, "WIB")).toBeNull();
  });

  test("a deposit on credit lasts no time", () => {
    expect(depositLasts(-5, daily(7), NOW, "WIB")).toBe(0);
  });
});
