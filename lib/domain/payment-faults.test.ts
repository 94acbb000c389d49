import fc from "fast-check";
import { expect, test } from "vitest";
import { claimTransfers, outcomeTransfers, owedAfter, reversalTransfers } from "./journal.ts";
import { ALL_METHODS, type Payment } from "./payment.ts";
import { assertFields, balanceOf, faultsOf } from "./payment-faults.ts";
import { PAYMENT_STATES } from "./payment-state.ts";
import { formatRupiah } from "./rupiah.ts";

const settled = ["success", "failed", "cancelled"];
const life = fc
  .record({
    method: fc.constantFrom(...ALL_METHODS),
    // Rounding never makes a total zero (cash-rounding.ts).
    price: fc.integer({ min: 1_000, max: 1_000_000_000 }),
    commission: fc.integer({ min: -5_000, max: 5_000 }),
    rounding: fc.integer({ min: -999, max: 999 }),
    ownFee: fc.constantFrom(0, 2_500),
    shiftId: fc.constantFrom(null, 7),
    states: fc.array(fc.constantFrom(...PAYMENT_STATES), { minLength: 1, maxLength: 4 }),
    reversed: fc.boolean(),
  })
  .map(({ method, price, commission, rounding, ownFee, shiftId, states, reversed }) => {
    const begun = {
      ...{
        trId: "1",
        state: "sending",
        method,
        price,
        sellingPrice: Math.max(0, price - commission),
        shiftId,
        owed: 0,
      },
      ...{ rounding: method === "cash" ? rounding : 0, ownFee, reversedAt: null, version: 1, leaseUntil: 1 },
      ...{ settledAt: null, paidAt: null },
    } as unknown as Payment;
    const lines = claimTransfers(begun);
    let payment = begun;
    for (const state of states) {
      if (payment.state === "success") break;
      const more = outcomeTransfers(payment, state);
      lines.push(...more);
      const at = settled.includes(state) ? 2 : null;
      const paidAt = state === "success" ? 2 : null;
      // A settled payment may move to success only.
      if (settled.includes(payment.state) && state !== "success") continue;
      payment = { ...payment, state, settledAt: at, paidAt, owed: owedAfter(payment.owed, more) } as Payment;
    }
    if (reversed && payment.state === "success") {
      const more = reversalTransfers(payment);
      lines.push(...more);
      payment = { ...payment, reversedAt: 3, owed: owedAfter(payment.owed, more) };
    }
    const receiptTotal =
      payment.state === "success" ? formatRupiah(payment.price + payment.ownFee + payment.rounding) : null;
    return { payment, kept: { lines, story: { toState: payment.state, count: 1 }, receiptTotal } };
  });

test("what a customer handed over is always paid to the biller, earned, rounded, held or owed: nothing else becomes of it", () => {
  fc.assert(
    fc.property(life, ({ payment, kept: { lines } }) => {
      const into = (account: Parameters<typeof balanceOf>[1]) => -balanceOf(lines, account);
      const parts =
        into("deposit") + into("commission") + into("rounding") + into("own_fee") + into("held") + into("refunds");
      expect(parts).toBe(payment.price + payment.ownFee + payment.rounding);
      expect(lines.every(({ amount }) => amount >= 0)).toBe(true);
    }),
  );
});

test("no life of a payment leads to fields, lines or sums that do not fit one another", () => {
  fc.assert(
    fc.property(life, ({ payment, kept }) => {
      expect(faultsOf(payment, kept)).toEqual([]);
      assertFields(payment);
    }),
  );
});

test("a line too many, one too few, or one that is wrong by a rupiah is always seen", () => {
  const damage = fc.constantFrom("lost", "twice", "more");
  fc.assert(
    fc.property(life, fc.nat(), damage, ({ payment, kept }, at, how) => {
      const n = at % kept.lines.length;
      const line = kept.lines[n];
      if (!line || (line.amount === 0 && how !== "more")) return;
      const lines = [...kept.lines];
      if (how === "lost") lines.splice(n, 1);
      else if (how === "twice") lines.push(line);
      else lines[n] = { ...line, amount: line.amount + 1 };
      expect(faultsOf(payment, { ...kept, lines })).not.toEqual([]);
    }),
  );
});

test.each([
  ["an unsettled payment that says when it was settled", { state: "pending", settledAt: 2 }],
  ["a success without a time of payment", { state: "success", settledAt: 2, paidAt: null }],
  ["a failure that was reversed", { state: "failed", settledAt: 2, reversedAt: 3 }],
  ["money owed back for a payment that is on its way", { state: "unknown", owed: 5 }],
  ["a debt of the customer where nothing was paid", { state: "failed", settledAt: 2, owed: -5 }],
  ["a rounded transfer", { state: "unknown", method: "transfer", rounding: 11 }],
  ["an own fee below zero", { state: "unknown", ownFee: -1 }],
  ["a payment on its way without a lease", { state: "sending", leaseUntil: null }],
])("%s is never written", (_, fields) => {
  const begun = { trId: "1", method: "cash", rounding: 0, owed: 0, reversedAt: null, settledAt: null, paidAt: null };
  expect(() => assertFields({ ...begun, leaseUntil: 1, ...fields } as unknown as Payment)).toThrow("would be");
});
