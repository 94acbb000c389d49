import fc from "fast-check";
import { expect, test } from "vitest";
import { CASH_ROUNDINGS, type CashRounding, roundingOf } from "./cash-rounding.ts";
import { ALL_METHODS } from "./payment.ts";

const rule = fc.constantFrom(...CASH_ROUNDINGS);
const price = fc.integer({ min: 1, max: 1_000_000_000 });
const coinOf = (rounding: CashRounding) => Number(/\d+/.exec(rounding)?.[0] ?? 1);

test("a cash total can always be paid with the coins that it is rounded to", () => {
  fc.assert(
    fc.property(price, rule, (total, how) => {
      const rounded = total + roundingOf(total, "cash", how);
      expect(rounded % coinOf(how)).toBe(0);
      expect(rounded).toBeGreaterThan(0);
      expect(Math.abs(rounded - total)).toBeLessThan(coinOf(how));
    }),
  );
});

test("rounding up never takes anything off, and to the nearest never adds more than half a coin to what is worth one", () => {
  fc.assert(
    fc.property(price, rule, (total, how) => {
      const rounding = roundingOf(total, "cash", how);
      if (!how.startsWith("nearest")) expect(rounding).toBeGreaterThanOrEqual(0);
      else if (total > coinOf(how)) expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(coinOf(how));
    }),
  );
});

test("nothing but cash is ever rounded", () => {
  fc.assert(
    fc.property(price, rule, fc.constantFrom(...ALL_METHODS), (total, how, method) => {
      if (method !== "cash") expect(roundingOf(total, method, how)).toBe(0);
    }),
  );
});

test("Rp695.189 becomes Rp695.200 to a hundred up, Rp695.000 to the nearest five hundred, and stays where nothing is rounded", () => {
  expect(roundingOf(695_189, "cash", "up_100")).toBe(11);
  expect(roundingOf(695_189, "cash", "nearest_500")).toBe(-189);
  expect(roundingOf(695_189, "cash", "none")).toBe(0);
});
