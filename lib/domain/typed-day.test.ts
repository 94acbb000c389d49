import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, dayOf, formatDate } from "./time.ts";
import { daysBefore, daysBetween, readTypedDay, spansOf, weekOf } from "./typed-day.ts";

const TODAY = "2026-11-28";
const ANY_DAY = fc.integer({ min: 0, max: 40_000 }).map((number) => number * DAY);

describe("a typed day", () => {
  test("is the one that is shown, in both languages", () => {
    fc.assert(
      fc.property(ANY_DAY, fc.constantFrom("id" as const, "en" as const), (at, language) => {
        expect(readTypedDay(formatDate(at, "WIB", language), TODAY)).toBe(dayOf(at, "WIB"));
      }),
    );
  });

  test.each([
    ["28/11/2026", "2026-11-28"],
    ["3-4-26", "2026-04-03"],
    ["17 Agustus", "2026-08-17"],
    ["5.1", "2026-01-05"],
    ["2026-02-28", "2026-02-28"],
    [" Kemarin ", "2026-11-27"],
    ["today", TODAY],
    ["30 Feb 2026", null],
    ["11/28/2026", null],
    ["November", null],
    ["", null],
  ])("%s", (typed, day) => {
    expect(readTypedDay(typed, TODAY)).toBe(day);
  });
});

test("no span that is offered ends after today, or begins after it ends", () => {
  fc.assert(
    fc.property(ANY_DAY, (at) => {
      const today = dayOf(at, "WIB");
      const spans = spansOf(today);
      for (const { from, to } of Object.values(spans)) {
        expect(from <= to).toBe(true);
        expect(to <= today).toBe(true);
      }
      expect(daysBefore(spans.month.from, 1)).toBe(spans.lastMonth.to);
      expect(spans.lastMonth.from.endsWith("-01")).toBe(true);
      expect(daysBefore(today, 6)).toBe(spans.week.from);
    }),
  );
});

test("a day is in exactly one week, which has seven days from a Monday on, across months and years too", () => {
  expect(weekOf("2027-01-01")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  for (let back = 0; back < 400; back += 1) {
    const day = daysBefore("2027-03-01", back);
    const { from, to } = weekOf(day);
    expect(from <= day && day <= to && daysBetween(from, to) === 6 && new Date(from).getUTCDay() === 1).toBe(true);
  }
});
