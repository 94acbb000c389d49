import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { lineSums } from "#lib/db/journal/journal-sums.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putReturn } from "#lib/db/testing/rows.ts";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import type { Closing, Shift } from "#lib/domain/shift.ts";
import { expectedCash, totalsOf } from "#lib/domain/totals.ts";
import { closeShiftRow, findShift, insertShift, listShifts, openShiftOf, shiftCashiers } from "./shifts.ts";

const CLOSING: Closing = {
  at: AT + 5,
  byId: "u1",
  byName: "Kasir Satu",
  counts: { note50000: 2, coin500: 3 },
  counted: 101_500,
  expected: 100_000,
  difference: 1_500,
  reason: "kembalian tidak diambil",
  totals: totalsOf([]),
};

describeOnBothDatabases("shifts in the ledger", (open) => {
  let database: Database;
  let cashiers = 0;
  beforeAll(async () => {
    database = await open();
  });
  const put = async (over: Partial<Shift> = {}): Promise<Shift> => {
    cashiers += 1;
    const opening = { cashierId: `c${cashiers}`, cashierName: `Kasir ${cashiers}`, openedAt: AT, openingCash: 100_000 };
    const shift = await database.transaction((tx) => insertShift(tx, { ...opening, ...over }));
    if (!shift) throw new Error("a shift is open already");
    return shift;
  };
  const close = (id: number, over: Partial<Closing> = {}) =>
    database.transaction((tx) => closeShiftRow(tx, id, { ...CLOSING, ...over }));

  test("come back as they were written, open and closed", async () => {
    const shift = await put();
    expect(await findShift(database.read, shift.id)).toEqual(shift);
    expect(await close(shift.id)).toBe(true);
    expect(await findShift(database.read, shift.id)).toEqual({ ...shift, closing: CLOSING });
    expect(await findShift(database.read, 999_999)).toBeNull();
  });

  test("never are two open for one cashier, however many ask at once", async () => {
    const opening = { cashierId: "race", cashierName: "Cepat", openedAt: AT, openingCash: 0 };
    const tries = [1, 2, 3, 4].map((openingCash) =>
      database.transaction((tx) => insertShift(tx, { ...opening, openingCash })),
    );
    const opened = (await Promise.all(tries)).filter((shift) => shift !== null);
    expect(opened).toHaveLength(1);
    expect(await openShiftOf(database.read, "race")).toEqual(opened[0]);
  });

  test("never change once closed: a second count is refused by the statement, and by the database itself", async () => {
    const { id } = await put();
    await close(id);
    expect(await close(id, { counted: 1 })).toBe(false);
    const tampered = database.transaction((tx) =>
      tx.query.updateTable("shifts").set({ countedCash: 1 }).where("id", "=", id).execute(),
    );
    await expect(tampered).rejects.toThrow();
    const deleted = database.transaction((tx) => tx.query.deleteFrom("shifts").where("id", "=", id).execute());
    await expect(deleted).rejects.toThrow();
    expect(await findShift(database.read, id)).toMatchObject({ closing: CLOSING });
  });

  test("are listed newest first, page by page in both directions, and by what stands out", async () => {
    const since = AT + 1_000;
    const mine: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const { id } = await put({ cashierId: "lists", cashierName: "Daftar", openedAt: since + Math.floor(n / 2) });
      mine.unshift(id);
      if (n < 6) await close(id, n === 3 ? {} : { difference: 0 });
    }
    const filter = { cashierId: "lists" };
    const ids = (shifts: Shift[]) => shifts.map(({ id }) => id);
    const first = await listShifts(database.read, filter, { limit: 3 });
    expect(ids(first)).toEqual(mine.slice(0, 3));
    const after = first[2] as Shift;
    const next = await listShifts(database.read, filter, { after, limit: 3 });
    expect(ids(next)).toEqual(mine.slice(3, 6));
    const back = await listShifts(database.read, filter, { before: next[0] as Shift, limit: 3 });
    expect(ids(back)).toEqual(mine.slice(0, 3));
    expect(ids(await listShifts(database.read, { ...filter, only: "open" }, { limit: 9 }))).toEqual(mine.slice(0, 1));
    expect(ids(await listShifts(database.read, { ...filter, only: "differing" }, { limit: 9 }))).toEqual([mine[3]]);
    expect(ids(await listShifts(database.read, { since, until: since + 1 }, { limit: 9 }))).toEqual(mine.slice(5));
    expect(await shiftCashiers(database.read)).toContainEqual({ id: "lists", name: "Daftar" });
  });

  test("expect what a drawer would hold, over any lives of payments", async () => {
    const life = fc.record({
      method: fc.constantFrom(...PAY_METHODS),
      state: fc.constantFrom(...PAYMENT_STATES),
      price: fc.integer({ min: 1_000, max: 5_000_000 }),
      claimed: fc.constantFrom("here", "earlier", "outside"),
      returned: fc.constantFrom("not due", "due", "here", "later"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { maxLength: 12 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        async (lives, cash) => {
          const [here, earlier, later] = [await put({ openingCash: cash }), await put(), await put()];
          const drawer = [cash];
          for (const { method, state, price, claimed, returned } of lives) {
            const shiftId = claimed === "here" ? here.id : claimed === "earlier" ? earlier.id : null;
            const goesBack =
              method === "cash" && (state === "failed" || state === "cancelled") && returned !== "not due";
            const payment = await putPayment(database, { method, state, price: rupiah(price), shiftId });
            if (goesBack && returned !== "due")
              await putReturn(database, payment, AT, returned === "here" ? here : later);
            if (method === "cash" && claimed === "here") drawer.push(price);
            if (goesBack && returned === "here") drawer.push(-price);
          }
          const totals = totalsOf(await lineSums(database.read, { shiftId: here.id }));
          expect(expectedCash(cash, totals)).toBe(drawer.reduce((all, moved) => all + moved, 0));
        },
      ),
      { numRuns: 12 },
    );
  });
});
