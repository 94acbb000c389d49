import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { changePayment, findPaymentForChange, insertPayment } from "#lib/db/payments/payments.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, aPayment, putInquiry, putPayment } from "#lib/db/testing/rows.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { mayMove, PAYMENT_STATES, type PaymentState } from "#lib/domain/payment-state.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { type HourTotals, hourlyTotals } from "./hourly-totals.ts";

const CASHIERS = ["u1", "u2"];

describeOnBothDatabases("totals by the hour", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const totals = async () => inOrder(await hourlyTotals(database.read, {}));
  const move = (trId: TrId, to: PaymentState) =>
    database.transaction(async (tx) => {
      const payment = await findPaymentForChange(tx, trId);
      if (!payment) throw new Error("vanished");
      if (mayMove(payment.state, to)) await changePayment(tx, payment, { state: to }, AT);
    });

  test("equal a recount of the payments after whatever lives these have had", async () => {
    const life = fc.record({
      cashierId: fc.constantFrom(...CASHIERS),
      createdAt: fc.integer({ min: AT, max: AT + 3 * 3_600_000 }),
      price: fc.integer({ min: 1, max: 9_000_000_000 }).map(rupiah),
      states: fc.array(fc.constantFrom(...PAYMENT_STATES), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 6 }), async (lives) => {
        for (const { states, ...over } of lives) {
          const { trId } = await putPayment(database, over);
          for (const state of states) await move(trId, state);
        }
        expect(await totals()).toEqual(await recount(database));
      }),
      { numRuns: 15 },
    );
  });

  test("never count a claim that lost, nor a change that was rolled back", async () => {
    const winner = await putPayment(database);
    const before = await totals();
    const rival = await putInquiry(database, { hp: winner.hp });
    expect(await database.transaction((tx) => insertPayment(tx, aPayment(rival), rival))).toBe(false);
    expect(await database.transaction((tx) => insertPayment(tx, winner, rival))).toBe(false);
    const undone = database.transaction(async (tx) => {
      await changePayment(tx, winner, { state: "success" }, AT);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await totals()).toEqual(before);
  });

  test("stay exact, and nobody waits for ever, while many payments of one hour change at once", async () => {
    const payments = await Promise.all(Array.from({ length: 40 }, () => putPayment(database)));
    const steps = payments.map(async ({ trId }, index) => {
      const states = index % 2 ? (["unknown", "success"] as const) : (["pending", "failed", "success"] as const);
      for (const state of states) await move(trId, state);
    });
    await Promise.all(steps);
    expect(await totals()).toEqual(await recount(database));
  });

  test("are narrowed to the hours since one, and to a state", async () => {
    // AT is a full hour.
    const hour = AT + 48 * 3_600_000;
    await putPayment(database, { createdAt: hour - 1, cashierId: "narrow" });
    await putPayment(database, { createdAt: hour, cashierId: "narrow", price: rupiah(7) });
    await putPayment(database, { createdAt: hour, cashierId: "narrow", state: "failed" });
    const range = { since: hour, state: "sending" } as const;
    expect(await hourlyTotals(database.read, range)).toMatchObject([{ hour, count: 1, price: 7 }]);
  });
});

async function recount(database: Database): Promise<HourTotals[]> {
  const rows = await database.read.query.selectFrom("payments").selectAll().execute();
  const sums = new Map<string, HourTotals>();
  for (const row of rows) {
    const hour = row.createdAt - (row.createdAt % 3_600_000);
    const state = row.state as PaymentState;
    const key = `${hour} ${row.cashierId} ${state} ${row.family}`;
    const sum = sums.get(key);
    sums.set(key, {
      hour,
      cashierId: row.cashierId,
      family: row.family,
      state,
      count: (sum?.count ?? 0) + 1,
      nominal: (sum?.nominal ?? 0) + row.nominal,
      admin: (sum?.admin ?? 0) + row.admin,
      price: (sum?.price ?? 0) + row.price,
      sellingPrice: (sum?.sellingPrice ?? 0) + row.sellingPrice,
    });
  }
  return inOrder([...sums.values()]);
}

function inOrder(totals: HourTotals[]): HourTotals[] {
  const key = ({ hour, cashierId, state }: HourTotals) => `${hour} ${cashierId} ${state}`;
  return totals.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
