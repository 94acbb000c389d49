import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal.ts";
import { insertShift } from "#lib/db/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment, putReturn } from "#lib/db/testing/rows.ts";
import { cashMoveTransfer } from "#lib/domain/journal.ts";
import { expectedCash, movedCash } from "#lib/domain/shift.ts";
import { dayStart } from "#lib/domain/time.ts";
import { dailyReport } from "./daily-report.ts";

const DAY = 86_400_000;

describeOnBothDatabases("a day's report", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("of a day on which nothing happened is all zeros, and has no cashiers", async () => {
    const { outlet, cashiers } = await dailyReport(database.read, 0, DAY);
    expect(cashiers).toEqual([]);
    expect(outlet).toMatchObject({ paid: { count: 0, total: 0, commission: 0 }, cashIn: { count: 0, total: 0 } });
  });

  test("adds up to the outlet over its cashiers, and counts each payment on the outlet's own day", async () => {
    const day = dayStart("2026-11-22", "WIT") as number;
    const rina = { cashierId: "rina", cashierName: "Rina", createdAt: day };
    const budi = { cashierId: "budi", cashierName: "Budi", createdAt: day + DAY - 1 };
    await putPayment(database, { ...rina, state: "success" });
    await putPayment(database, { ...rina, state: "success", method: "qris" });
    await putPayment(database, { ...budi, state: "unknown" });
    await putPayment(database, { ...rina, state: "success", createdAt: day - 1 });
    await putPayment(database, { ...rina, state: "success", createdAt: day + DAY });
    const { outlet, cashiers } = await dailyReport(database.read, day, day + DAY);
    expect(cashiers.map(({ cashierName }) => cashierName)).toEqual(["Budi", "Rina"]);
    expect(outlet.paid).toEqual({ count: 2, total: 205_000, nominal: 200_000, admin: 5_000, commission: 4_000 });
    expect(outlet.unsettled).toEqual({ count: 1, total: 102_500 });
    expect(outlet.methods.qris.success).toEqual({ count: 1, total: 102_500 });
    expect(expectedCash(0, outlet)).toBe(205_000);
    const sum = cashiers.reduce((all, { totals }) => all + expectedCash(0, totals), 0);
    expect(sum).toBe(expectedCash(0, outlet));
  });

  test("shows cash given back on the day it was, and whoever gave it even when they took no payment", async () => {
    const day = dayStart("2026-12-24", "WIB") as number;
    const shift = await database.transaction((tx) =>
      insertShift(tx, { cashierId: "sri", cashierName: "Sri", openedAt: day, openingCash: 0 }),
    );
    const earlier = { cashierId: "rina", cashierName: "Rina", createdAt: day - DAY, state: "failed" as const };
    await putReturn(database, await putPayment(database, earlier), day + 5, shift ?? undefined);
    const { outlet, cashiers } = await dailyReport(database.read, day, day + DAY);
    expect(cashiers).toMatchObject([{ cashierId: "sri", totals: { cashOut: { count: 1, total: 102_500 } } }]);
    expect(expectedCash(0, outlet)).toBe(-102_500);
  });

  test("counts cash moved on the day it was with the cashier whose drawer it was, whoever moved it, and adds up to the outlet", async () => {
    const day = dayStart("2026-12-28", "WITA") as number;
    const put = async (cashierId: string, cashierName: string, amounts: readonly (readonly [number, number])[]) => {
      const shift = await database.transaction((tx) =>
        insertShift(tx, { cashierId, cashierName, openedAt: day - 5, openingCash: 500_000 }),
      );
      for (const [amount, at] of amounts) {
        const key = `${cashierId} ${at}`;
        const of = {
          cashier: { id: cashierId, name: cashierName },
          by: { id: "boss", name: "Boss" },
          shiftId: shift?.id,
        };
        await database.transaction((tx) =>
          appendJournal(tx, { at, day: "2026-12-28", key, note: "ke brankas", ...of }, [cashMoveTransfer(amount)]),
        );
      }
    };
    await put("tuti", "Tuti", [
      [-70_000, day - 1],
      [-300_000, day],
      [50_000, day + DAY - 1],
      [90_000, day + DAY],
    ]);
    await put("umar", "Umar", [[-40_000, day + 1]]);
    const { outlet, cashiers } = await dailyReport(database.read, day, day + DAY);
    expect(cashiers.map(({ cashierName, totals }) => [cashierName, expectedCash(0, totals)])).toEqual([
      ["Tuti", -250_000],
      ["Umar", -40_000],
    ]);
    expect(expectedCash(0, outlet)).toBe(-290_000);
    expect(movedCash(outlet.moves)).toEqual({
      added: { count: 1, total: 50_000 },
      takenOut: { count: 2, total: 340_000 },
    });
  });
});
