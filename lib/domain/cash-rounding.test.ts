import fc from "fast-check";
import { expect, test } from "vitest";
import { ROUND_HOW, ROUND_TO, roundingOf } from "./cash-rounding.ts";
import { ALL_METHODS } from "./payment.ts";

const rule = fc.record({ roundCashTo: fc.constantFrom(...ROUND_TO), roundCashHow: fc.constantFrom(...ROUND_HOW) });
const price = fc.integer({ min: 1, max: 1_000_000_000 });

test("a cash total can always be paid with the coins that it is rounded to", () => {
  fc.assert(
    fc.property(price, rule, (total, how) => {
      const rounded = total + roundingOf(total, "cash", how);
      expect(rounded % (how.roundCashTo || 1)).toBe(0);
      expect(rounded).toBeGreaterThan(0);
      expect(Math.abs(rounded - total)).toBeLessThan(how.roundCashTo || 1);
    }),
  );
});

test("rounding up never takes anything off, and to the nearest never adds more than half a coin to what is worth one", () => {
  fc.assert(
    fc.property(price, rule, (total, how) => {
      const rounding = roundingOf(total, "cash", how);
      if (how.roundCashHow === "up") expect(rounding).toBeGreaterThanOrEqual(0);
      else if (total > how.roundCashTo) expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(how.roundCashTo);
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

test("Rp695.189 becomes Rp695.200 to a hundred up, Rp695.000 to the nearest five hundred", () => {
  expect(roundingOf(695_189, "cash", { roundCashTo: 100, roundCashHow: "up" })).toBe(11);
  expect(roundingOf(695_189, "cash", { roundCashTo: 500, roundCashHow: "nearest" })).toBe(-189);
});
