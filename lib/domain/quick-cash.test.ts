import fc from "fast-check";
import { expect, test } from "vitest";
import { isImplausibleCash } from "./payment.ts";
import { quickCash } from "./quick-cash.ts";

const price = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 10 ** 12 }));

test("offers the notes that a customer gives for Rp102.500, two hundreds among them, and for Rp7.900 one hundred", () => {
  expect(quickCash(102_500)).toEqual([105_000, 110_000, 150_000, 200_000]);
  expect(quickCash(7_900)).toEqual([10_000, 20_000, 50_000, 100_000]);
  expect(quickCash(695_200)).toEqual([700_000]);
  expect(quickCash(1_234_567_890)).toEqual([1_234_570_000, 1_234_600_000]);
});

test("never offers what does not cover the total, nor the same twice, nor out of order, nor more than there is room for", () => {
  fc.assert(
    fc.property(price, (total) => {
      const offered = quickCash(total);
      expect(offered.every((cash) => cash > total)).toBe(true);
      expect(offered).toEqual([...new Set(offered)].sort((a, b) => a - b));
      expect(offered.length).toBeLessThanOrEqual(4);
    }),
  );
});

test("never offers an amount of which the customer would have kept a note", () => {
  fc.assert(
    fc.property(price, (total) => {
      const notes = [5_000, 10_000, 20_000, 50_000, 100_000];
      const fits = (cash: number) => notes.some((note) => cash % note === 0 && cash - note < total);
      expect(quickCash(total).every(fits)).toBe(true);
    }),
  );
});

test("never offers what would be refused when it is paid", () => {
  fc.assert(fc.property(price, (total) => quickCash(total).every((cash) => !isImplausibleCash(cash, total))));
});
