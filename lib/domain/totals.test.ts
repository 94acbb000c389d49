import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedCash, DENOMINATIONS } from "./cash-count.ts";
import { accountOf, claimTransfers, outcomeTransfers, owedAfter, reversalTransfers, type Transfer } from "./journal.ts";
import { ALL_METHODS, handedOver } from "./payment.ts";
import { isUnsettled, PAYMENT_STATES } from "./payment-state.ts";
import { rupiah } from "./rupiah.ts";
import { countedIn, expectedCash, type LineSum, totalsOf } from "./totals.ts";

/** A payment and where its money went. */
const life = fc.record({
  method: fc.constantFrom(...ALL_METHODS),
  state: fc.constantFrom(...PAYMENT_STATES),
  nominal: fc.integer({ min: 10_000, max: 1_000_000_000 }),
  admin: fc.integer({ min: 0, max: 10_000 }),
  /** Negative: the biller takes more than the customer pays. */
  commission: fc.integer({ min: -500, max: 5_000 }),
  rounding: fc.integer({ min: -999, max: 999 }),
  ownFee: fc.constantFrom(0, 2_500),
  reversed: fc.boolean(),
  returned: fc.boolean(),
  place: fc.constantFrom("slip", "late", "outside"),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function paymentOf({ method, state, nominal, admin, commission, rounding, ownFee, place }: Life) {
  const price = rupiah(nominal + admin);
  const shiftId = place === "outside" ? null : 1;
  const sellingPrice = rupiah(price - commission);
  return { method, state, price, sellingPrice, shiftId, rounding: method === "cash" ? rounding : 0, ownFee, owed: 0 };
}

/** The journal lines of a payment's whole life. */
function linesOf(life: Life): LineSum[] {
  const payment = paymentOf(life);
  const outcome = outcomeTransfers({ ...payment, state: "sending" }, life.state);
  const reversal = life.state === "success" && life.reversed ? reversalTransfers(payment) : [];
  const owed = owedAfter(0, [...outcome, ...reversal]);
  const credit = accountOf(payment.method, payment.shiftId !== null);
  const returned: Transfer[] =
    life.returned && owed > 0 ? [{ kind: "returned", debit: "refunds", credit, amount: owed }] : [];
  const { nominal, admin, method, place } = life;
  return [...claimTransfers(payment), ...outcome, ...reversal, ...returned].map((line) => ({
    ...line,
    ...{ method, place, count: 1, nominal, admin },
  }));
}

const stands = ({ state, reversed }: Life) => state === "success" && !reversed;
const sumOver = (lives: readonly Life[], of: (life: Life) => number) => lives.reduce((all, one) => all + of(one), 0);

describe("over any lives of payments", () => {
  const holds = (check: (lives: Life[], totals: ReturnType<typeof totalsOf>) => void) =>
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), (lives) => check(lives, totalsOf(lives.flatMap(linesOf)))),
    );

  test("every payment stands in exactly one column of its means, and nothing is counted twice", () => {
    holds((lives, totals) => {
      expect(countedIn(totals)).toBe(lives.length);
      for (const method of ALL_METHODS) {
        const mine = lives.filter((one) => one.method === method);
        const { success, unsettled, undone } = totals.methods[method];
        expect(success.count).toBe(mine.filter(stands).length);
        expect(success.total).toBe(sumOver(mine.filter(stands), (one) => handedOver(paymentOf(one))));
        const open = mine.filter(({ state }) => isUnsettled(state));
        expect(unsettled).toEqual({ count: open.length, total: sumOver(open, (one) => handedOver(paymentOf(one))) });
        const gone = mine.filter((one) => !stands(one) && !isUnsettled(one.state));
        expect(undone).toEqual({ count: gone.length, total: sumOver(gone, (one) => handedOver(paymentOf(one))) });
      }
    });
  });

  test("what was handed over is what the biller is paid, the shop's revenue, what is held, and what goes back", () => {
    holds((lives, totals) => {
      const { paid, unsettled, methods } = totals;
      const undone = Object.values(methods).reduce((all, { undone: { total } }) => all + total, 0);
      expect(paid.deposit + paid.commission + paid.rounding + paid.ownFee + unsettled.total + undone).toBe(
        sumOver(lives, (one) => handedOver(paymentOf(one))),
      );
      expect(paid.total).toBe(paid.deposit + paid.commission);
      expect(paid.nominal).toBe(sumOver(lives.filter(stands), ({ nominal }) => nominal));
      expect(paid.admin).toBe(sumOver(lives.filter(stands), ({ admin }) => admin));
    });
  });

  test("slips, later slips and what is outside shifts come to what was paid", () => {
    holds((lives, { places, paid }) => {
      const all = Object.values(places);
      expect(all.reduce((sum, { total }) => sum + total, 0)).toBe(paid.total);
      for (const place of ["slip", "late", "outside"] as const) {
        expect(places[place].count).toBe(lives.filter((one) => stands(one) && one.place === place).length);
      }
    });
  });

  test("only taking cash and giving it back move the drawer, whatever becomes of a payment", () => {
    holds((lives, totals) => {
      const cash = lives.filter(({ method }) => method === "cash");
      const isBack = (one: Life) => one.returned && !stands(one) && !isUnsettled(one.state);
      const taken = sumOver(cash, (one) => handedOver(paymentOf(one)));
      const back = sumOver(cash.filter(isBack), (one) => handedOver(paymentOf(one)));
      expect(expectedCash(50_000, totals)).toBe(50_000 + taken - back);
    });
  });
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
