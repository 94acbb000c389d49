import fc from "fast-check";
import { expect, test } from "vitest";
import { countedCash, DENOMINATIONS } from "./cash-count.ts";
import { ALL_METHODS } from "./payment.ts";
import { PAYMENT_STATES } from "./payment-state.ts";
import { expectedCash, type Flow, totalsOf } from "./shift.ts";

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const flow: fc.Arbitrary<Flow> = fc.record({
  method: fc.constantFrom(...ALL_METHODS),
  state: fc.constantFrom(...PAYMENT_STATES),
  count: fc.integer({ min: 1, max: 500 }),
  nominal: amount,
  admin: amount,
  price: amount,
  sellingPrice: amount,
  rounding: fc.integer({ min: -999, max: 999 }),
  dueCount: fc.integer({ min: 0, max: 5 }),
  due: amount,
});
const sum = fc.record({ count: fc.integer({ min: 0, max: 50 }), total: amount });

test("every payment stands in exactly one column of its means, and nothing is counted twice", () => {
  fc.assert(
    fc.property(fc.array(flow), sum, (flows, cashOut) => {
      const { methods } = totalsOf(flows, cashOut);
      for (const method of ALL_METHODS) {
        const { success, unsettled, undone } = methods[method];
        const mine = flows.filter((one) => one.method === method);
        expect(success.total + unsettled.total + undone.total).toBe(mine.reduce((all, { price }) => all + price, 0));
        expect(success.count + unsettled.count + undone.count).toBe(mine.reduce((all, { count }) => all + count, 0));
      }
    }),
  );
});

test("what a payment's outcome is never moves cash: only taking it and giving it back do", () => {
  fc.assert(
    fc.property(fc.array(flow), sum, amount, fc.constantFrom(...PAYMENT_STATES), (flows, cashOut, opening, state) => {
      const settled = flows.map((one) => ({ ...one, state }));
      expect(expectedCash(opening, totalsOf(settled, cashOut))).toBe(expectedCash(opening, totalsOf(flows, cashOut)));
    }),
  );
});

test("QRIS, transfer and debit never change what must lie in the drawer", () => {
  fc.assert(
    fc.property(fc.array(flow), sum, amount, (flows, cashOut, opening) => {
      const cashOnly = flows.filter(({ method }) => method === "cash");
      expect(expectedCash(opening, totalsOf(flows, cashOut))).toBe(expectedCash(opening, totalsOf(cashOnly, cashOut)));
    }),
  );
});

test("a count is worth its pieces, whatever else stands in it", () => {
  const pieces = fc.record(
    Object.fromEntries(DENOMINATIONS.map(({ key }) => [key, fc.integer({ min: 0, max: 9_999 })])),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(pieces, (counts) => {
      const worth = DENOMINATIONS.flatMap(({ key, value }) => Array.from({ length: counts[key] ?? 0 }, () => value));
      expect(countedCash({ ...counts, button: 7 })).toBe(worth.reduce((all, value) => all + value, 0));
    }),
    { numRuns: 20 },
  );
  expect(countedCash({})).toBe(0);
});
