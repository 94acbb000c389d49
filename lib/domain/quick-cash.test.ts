import fc from "fast-check";
import { expect, test } from "vitest";
import { quickCash } from "./quick-cash.ts";

test("offers the notes that a customer gives for Rp102.500", () => {
  expect(quickCash(102_500)).toEqual([105_000, 110_000, 150_000]);
});

test("never offers what does not cover the total, nor the same twice, nor out of order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (total) => {
      const offered = quickCash(total);
      expect(offered.every((cash) => cash > total)).toBe(true);
      expect(offered).toEqual([...new Set(offered)].sort((a, b) => a - b));
    }),
  );
});
