import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { insertShift } from "#lib/db/shifts/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment, putReturn } from "#lib/db/testing/rows.ts";
import { cashMoveTransfer, openingTransfers } from "#lib/domain/journal.ts";
import { failure } from "#lib/domain/result.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { dayStart } from "#lib/domain/time.ts";
import { countedIn, expectedCash, movedCash, type Totals } from "#lib/domain/totals.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { lockDay, recordReportPrint } from "./close-books.ts";
import { dailyReport, spanFigures } from "./daily-report.ts";
import { refundedOf, SALES_BY, type SalesBy } from "./sales.ts";

const DAY = 86_400_000;
const OUTLET = { name: "LOKET", address: "", phone: "", footer: "", zone: "WIB" } as const;
const AT_FIVE = 17 * 3_600_000;

describeOnBothDatabases("a day's report", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const report = (day: string) => dailyReport(database.read, { day, zone: "WIB" });
  const begins = (day: string) => dayStart(day, "WIB") as number;
  const shiftOf = async (cashierId: string, cashierName: string, openedAt: number): Promise<Shift> => {
    const shift = await database.transaction((tx) =>
      insertShift(tx, { cashierId, cashierName, openedAt, openingCash: 0 }),
    );
    if (!shift) throw new Error("a shift is open already");
    return shift;
  };
  const depsAt = (now: number) => ({
    database,
    auditKey: Buffer.alloc(32, 7),
    now: () => now,
    receipts: { defaultOutlet: OUTLET },
  });

  test("of a day on which nothing happened is all zeros, and has no cashiers", async () => {
    const { outlet, cashiers, lock, printed } = await report("2026-01-01");
    expect([cashiers, lock, printed]).toEqual([[], null, null]);
    expect(outlet).toMatchObject({ paid: { count: 0, total: 0, commission: 0 }, cashIn: { count: 0, total: 0 } });
  });

  test("adds up to the outlet over its cashiers, and counts each payment on the day it began", async () => {
    const day = begins("2026-11-22");
    const rina = { cashierId: "rina", cashierName: "Rina", createdAt: day };
    const budi = { cashierId: "budi", cashierName: "Budi", createdAt: day + DAY - 1 };
    await putPayment(database, { ...rina, state: "success" });
    await putPayment(database, { ...rina, state: "success", method: "qris" });
    await putPayment(database, { ...budi, state: "unknown" });
    await putPayment(database, { ...rina, state: "success", createdAt: day - 1 });
    await putPayment(database, { ...rina, state: "success", createdAt: day + DAY });
    const { outlet, cashiers } = await report("2026-11-22");
    expect(cashiers.map(({ cashierName }) => cashierName)).toEqual(["Budi", "Rina"]);
    const sums = { count: 2, total: 205_000, nominal: 200_000, admin: 5_000 };
    expect(outlet.paid).toEqual({ ...sums, deposit: 201_000, commission: 4_000, rounding: 0, ownFee: 0 });
    expect(countedIn(outlet)).toBe(3);
    expect(outlet.unsettled).toEqual({ count: 1, total: 102_500 });
    expect(outlet.methods.qris.success).toEqual({ count: 1, total: 102_500 });
    expect(expectedCash(0, outlet)).toBe(205_000);
    const sum = cashiers.reduce((all, { totals }) => all + expectedCash(0, totals), 0);
    expect(sum).toBe(expectedCash(0, outlet));
  });

  test("of several days is the sum of its days, whatever it is told apart by", async () => {
    const first = begins("2026-09-14");
    const rina = { cashierId: "rina", cashierName: "Rina" };
    await putPayment(database, { ...rina, state: "success", createdAt: first });
    const water = { family: "pdam", product: "PDAMKOTA.SURABAYA" };
    await putPayment(database, { ...rina, state: "success", method: "qris", createdAt: first + DAY }, water);
    const failed = await putPayment(database, { ...rina, state: "failed", createdAt: first + DAY });
    await putReturn(database, failed, first + 2 * DAY);
    const span = { from: "2026-09-14", to: "2026-09-16" };
    const { outlet, sales } = await spanFigures(database.read, { ...span, zone: "WIB" });
    expect(outlet.paid).toMatchObject({ count: 2, total: 205_000, commission: 4_000 });
    const sum = (by: SalesBy, of: (totals: Totals) => number) =>
      sales[by].reduce((all, { totals }) => all + of(totals), 0);
    for (const by of SALES_BY) {
      expect([by, sum(by, ({ paid }) => paid.total)]).toEqual([by, 205_000]);
      expect([by, sum(by, refundedOf)]).toEqual([by, 102_500]);
    }
    expect(sales.day.map(({ key }) => key)).toEqual(["2026-09-14", "2026-09-15", "2026-09-16"]);
    expect(sales.week.map(({ key }) => key)).toEqual(["2026-09-14"]);
    expect(sales.month.map(({ key }) => key)).toEqual(["2026-09"]);
    expect(sales.cashier.map(({ name }) => name)).toEqual(["Rina"]);
    const ofEach = { total: 102_500, commission: 2_000 };
    expect(sales.product).toMatchObject([
      { key: "bpjstkpu", totals: { paid: ofEach } },
      { key: "pdam", totals: { paid: ofEach } },
    ]);
  });

  test("shows cash given back on the day it was, with the cashier whose drawer it left", async () => {
    const day = begins("2026-12-24");
    const shift = await shiftOf("sri", "Sri", day);
    const earlier = { cashierId: "rina", cashierName: "Rina", createdAt: day - DAY, state: "failed" as const };
    await putReturn(database, await putPayment(database, earlier), day + 5, shift);
    await putPayment(database, { ...earlier, createdAt: day - DAY });
    const { outlet, cashiers } = await report("2026-12-24");
    expect(cashiers).toMatchObject([{ cashierId: "sri", totals: { cashOut: { count: 1, total: 102_500 } } }]);
    expect(expectedCash(0, outlet)).toBe(-102_500);
    // Open items belong to the payments' own day.
    expect((await report("2026-12-23")).outlet.toReturn).toEqual({ count: 1, total: 102_500 });
    expect(outlet.toReturn.count).toBe(0);
  });

  test("counts cash moved on the day it was with the cashier whose drawer it was, whoever moved it, and adds up to the outlet", async () => {
    const day = begins("2026-12-28");
    const put = async (cashierId: string, name: string, amounts: readonly (readonly [number, string])[]) => {
      const { id: shiftId } = await shiftOf(cashierId, name, day - 5);
      for (const [amount, of] of amounts) {
        const entry = { at: begins(of), day: of, cashier: { id: cashierId, name }, by: { id: "boss", name: "Boss" } };
        await database.transaction((tx) =>
          appendJournal(tx, { ...entry, shiftId, note: "ke brankas" }, [cashMoveTransfer(amount)]),
        );
      }
    };
    await put("tuti", "Tuti", [
      [-70_000, "2026-12-27"],
      [-300_000, "2026-12-28"],
      [50_000, "2026-12-28"],
      [90_000, "2026-12-29"],
    ]);
    await put("umar", "Umar", [[-40_000, "2026-12-28"]]);
    const { outlet, cashiers } = await report("2026-12-28");
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

  test("never passes over a difference in silence: each is told with its reason", async () => {
    const day = begins("2027-01-02");
    const { id: shiftId } = await shiftOf("wati", "Wati", day);
    const cashier = { id: "wati", name: "Wati" };
    const entry = { at: day, day: "2027-01-02", by: cashier, cashier, shiftId, note: "kemarin dipakai beli kertas" };
    await database.transaction((tx) => appendJournal(tx, entry, openingTransfers(422_100, 1_000_000)));
    const { outlet, differences } = await report("2027-01-02");
    expect(outlet.differences).toEqual({ opening: -577_900, counted: 0 });
    expect(differences).toMatchObject([
      { kind: "opening_difference", cashierName: "Wati", amount: -577_900, reason: "kemarin dipakai beli kertas" },
    ]);
  });

  test("that was printed tells what changed since, also when it was a payment of the day that was settled later, and not what is of other days", async () => {
    const day = "2027-02-01";
    const of = { createdAt: begins(day), cashierId: "rina", cashierName: "Rina" };
    const failed = await putPayment(database, { ...of, state: "failed" });
    const { mark } = await report(day);
    const print = { day, mark };
    expect(await recordReportPrint(depsAt(begins(day) + AT_FIVE), CASHIER, print)).toEqual(failure("forbidden"));
    expect(await recordReportPrint(depsAt(begins(day) + AT_FIVE), SUPERVISOR, { day, mark: mark + 1 })).toEqual(
      failure("invalid_input"),
    );
    await recordReportPrint(depsAt(begins(day) + AT_FIVE), SUPERVISOR, print);
    await putPayment(database, { ...of, createdAt: begins(day) + DAY, state: "success" });
    const unchanged = { at: begins(day) + AT_FIVE, byName: "Supervisor", changes: { count: 0, latest: [] } };
    expect((await report(day)).printed).toMatchObject(unchanged);
    await putPayment(database, { ...of, state: "success" });
    await putReturn(database, failed, begins(day) + 2 * DAY);
    const { printed } = await report(day);
    expect(printed?.changes.latest.map(({ kind, trId }) => [kind, trId])).toEqual([
      ["returned", failed.trId],
      ["success", expect.any(String)],
      ["claim", expect.any(String)],
    ]);
  });

  test("of a locked day never changes again: what comes later stands apart and adds up with it, and the first lock stands", async () => {
    const day = "2027-03-01";
    const of = { createdAt: begins(day), cashierId: "rina", cashierName: "Rina" };
    await putPayment(database, { ...of, state: "success" });
    const failed = await putPayment(database, { ...of, state: "failed" });
    const evening = depsAt(begins(day) + AT_FIVE);
    expect(await lockDay(evening, CASHIER, { day })).toEqual(failure("forbidden"));
    for (const wrong of ["2027-03-02", "2027-02-30", "kemarin"])
      expect(await lockDay(evening, SUPERVISOR, { day: wrong })).toEqual(failure("invalid_input"));
    const before = await report(day);
    await Promise.all([lockDay(evening, SUPERVISOR, { day }), lockDay(evening, SUPERVISOR, { day })]);
    expect((await report(day)).lock).toMatchObject({ mark: before.mark, byName: "Supervisor", figures: null });

    await putPayment(database, { ...of, state: "success", method: "debit" });
    await putReturn(database, failed, begins(day) + DAY);
    await lockDay(depsAt(begins(day) + DAY), SUPERVISOR, { day });
    const { outlet, cashiers, lock } = await report(day);
    expect({ outlet, cashiers }).toEqual({ outlet: before.outlet, cashiers: before.cashiers });
    expect(lock).toMatchObject({ mark: before.mark, at: begins(day) + AT_FIVE });
    expect(lock?.figures?.outlet).toMatchObject({ paid: { count: 1 }, methods: { debit: { success: { count: 1 } } } });
    expect(lock?.changes.latest.map(({ kind }) => kind)).toEqual(["returned", "success", "claim"]);
    const audited = await database.read.query
      .selectFrom("auditLog")
      .select("action")
      .where("subject", "=", day)
      .execute();
    expect(audited).toEqual([{ action: "report.lock" }]);
  });
});
