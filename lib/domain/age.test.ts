import { expect, test } from "vitest";
import { ageOf } from "./age.ts";

const MINUTE = 60_000;

test("an age is told in its two largest units, and never longer than it is", () => {
  expect(ageOf(-5 * MINUTE)).toEqual({ unit: "now" });
  expect(ageOf(MINUTE - 1)).toEqual({ unit: "now" });
  expect(ageOf(59 * MINUTE + 59_999)).toEqual({ unit: "minutes", minutes: 59 });
  expect(ageOf(192 * MINUTE)).toEqual({ unit: "hours", hours: 3, minutes: 12 });
  expect(ageOf(24 * 60 * MINUTE - 1)).toEqual({ unit: "hours", hours: 23, minutes: 59 });
  expect(ageOf(50 * 60 * MINUTE)).toEqual({ unit: "days", days: 2, hours: 2 });
});
