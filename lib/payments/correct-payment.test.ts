import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { journalOfPayment } from "#lib/db/journal/journal.ts";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { findShift } from "#lib/db/shifts/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putUser } from "#lib/db/testing/rows.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { balanceOf } from "#lib/domain/payment-faults.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { wibDay } from "#lib/domain/time.ts";
import { expectedCash } from "#lib/domain/totals.ts";
import { dailyReport } from "#lib/reports/daily-report.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { closeShift } from "./close-shift.ts";
import { type Correction, correctPayment } from "./correct-payment.ts";
import { openShift } from "./open-shift.ts";
import { returnMoney } from "./return-money.ts";
import { reversePayment } from "./reverse-payment.ts";
import { shiftTotals } from "./shift-totals.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { DAY, HOUR } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const REASON = "pelanggan membayar dengan QRIS, ada buktinya";
const OPENING = 1_000_000;

describeOnBothDatabases("a payment whose method or cashier was wrong", (open) => {
  const counter = withCounter(open);
  const correct = (trId: TrId, wish: Partial<Correction> = {}, by: Actor = SUPERVISOR) =>
    correctPayment(counter.deps, by, {
      ...{ trId, method: "qris", cashierId: CASHIER.id, reference: null, reason: REASON, onlySupervisor: false },
      ...wish,
    });
  const round = (cashRounding: "none" | "up_1000") =>
    counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), cashRounding }, 0, null),
    );
  const begin = async (person: Actor) => {
    const shift = await openShift(counter.deps, person, { openingCash: rupiah(OPENING), reason: "uang awal laci" });
    if (!shift.ok) throw new Error("no shift");
    return shift.shift;
  };
  /** A count that lacks what a payment supposedly brought. */
  const end = async (shift: Awaited<ReturnType<typeof begin>>, person: Actor, expected: number, counted: number) =>
    expect(
      await closeShift(counter.deps, person, {
        ...{ shiftId: shift.id, counts: { coin100: counted / 100 }, expectedShown: expected, reason: "tidak cocok" },
      }),
    ).toMatchObject({ ok: true, mine: true });
  const report = async () => dailyReport(counter.database.read, { day: wibDay(counter.clock.now()), zone: "WIB" });
  const verified = async () => {
    for await (const { name, faults } of verifyLedger(counter.database.read))
      expect([name, faults]).toEqual([name, []]);
  };

  test("counts with its true method in shift, report, list and journal as if it had never been wrong, and its story says who and why", async () => {
    counter.clock.advance(DAY);
    await round("up_1000");
    const shift = await begin(CASHIER);
    const inquiry = await counter.quote();
    const rounding = Math.ceil(inquiry.price / 1_000) * 1_000 - inquiry.price;
    const cash = rupiah(inquiry.price + rounding + 5_000);
    const payment = await counter.pay(inquiry, { method: "cash", rounding, cashReceived: cash });
    expect((await report()).outlet).toMatchObject({ paid: { rounding }, cashIn: { count: 1 } });

    const done = await correct(payment.trId, { reference: "QR-778899" });
    expect(done).toMatchObject({ ok: true, payment: { method: "qris", rounding: 0, cashReceived: null, owed: 0 } });
    expect(await correct(payment.trId, { reference: "QR-778899" })).toMatchObject({
      ok: true,
      payment: { version: 3 },
    });
    const { outlet } = await report();
    expect(outlet).toMatchObject({
      paid: { count: 1, total: payment.price, rounding: 0, deposit: payment.sellingPrice },
      cashIn: { count: 0, total: 0 },
      unsettled: { count: 0, total: 0 },
      methods: { cash: { success: { count: 0 } }, qris: { success: { count: 1, total: payment.price } } },
    });
    const totals = await shiftTotals(counter.database.read, shift);
    expect([expectedCash(OPENING, totals), totals.methods.qris.success.count]).toEqual([OPENING, 1]);
    const lines = await journalOfPayment(counter.database.read, payment.trId);
    expect([balanceOf(lines, "drawer"), balanceOf(lines, "clearing_qris")]).toEqual([0, payment.price]);
    const [found] = await listTransactions(counter.database.read, { search: "QR-778899" }, { limit: 2 });
    expect(found).toMatchObject({ trId: payment.trId, method: "qris" });
    expect((await eventsOf(counter.database.read, payment.trId)).at(-1)).toMatchObject({
      ...{ kind: "corrected", actorName: SUPERVISOR.name },
      data: { from: { method: "cash" }, to: { method: "qris", reference: "QR-778899" }, note: REASON },
    });
    await verified();
    await round("none");
    await end(shift, CASHIER, OPENING, OPENING);
    expect((await findShift(counter.database.read, shift.id))?.closing).toMatchObject({ difference: 0 });
  });

  test("a drawer that was counted without its cash is no longer short of it, and nothing of its slip changes", async () => {
    counter.clock.advance(DAY);
    const shift = await begin(CASHIER);
    const payment = await counter.pay(await counter.quote(), { method: "cash" });
    await end(shift, CASHIER, OPENING + payment.price, OPENING);
    const slip = (await findShift(counter.database.read, shift.id))?.closing;
    expect((await report()).outlet.differences.counted).toBe(-payment.price);
    counter.clock.advance(HOUR);
    expect(await correct(payment.trId, { method: "transfer" })).toMatchObject({ ok: true });
    const { outlet, differences } = await report();
    expect(outlet).toMatchObject({ differences: { counted: 0 }, cashIn: { total: 0 } });
    expect(differences.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["counted_difference", -payment.price],
      ["corrected", payment.price],
    ]);
    expect((await findShift(counter.database.read, shift.id))?.closing).toEqual(slip);
    await verified();
  });

  test("counts with its true cashier and in their drawer, in the totals of the list too", async () => {
    counter.clock.advance(DAY);
    const [wrong, right] = [await begin(CASHIER), await begin(OTHER_CASHIER)];
    const payment = await counter.pay(await counter.quote(), { method: "cash" });
    const failed = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    await putUser(counter.database, OTHER_CASHIER);
    for (const { trId, method } of [payment, failed]) {
      expect(await correct(trId, { method: method as "cash", cashierId: OTHER_CASHIER.id })).toMatchObject({
        ok: true,
      });
    }
    const cash = async (shift: typeof wrong) => expectedCash(OPENING, await shiftTotals(counter.database.read, shift));
    expect([await cash(wrong), await cash(right)]).toEqual([OPENING, OPENING + payment.price + failed.price]);
    const { cashiers } = await report();
    expect(cashiers.map(({ cashierId, totals }) => [cashierId, totals.paid.count, totals.toReturn.count])).toEqual(
      expect.arrayContaining([
        [CASHIER.id, 0, 0],
        [OTHER_CASHIER.id, 1, 1],
      ]),
    );
    const since = Math.floor(counter.clock.now() / HOUR) * HOUR;
    const ofThem = await transactionTotals(counter.database.read, { cashierId: OTHER_CASHIER.id, since });
    expect(ofThem).toMatchObject({ count: 2, success: { count: 1, price: payment.price } });
    expect(await returnMoney(counter.deps, OTHER_CASHIER, { trId: failed.trId, reference: null })).toMatchObject({
      payment: { owed: 0 },
    });
    await verified();
    await end(wrong, CASHIER, OPENING, OPENING);
    await end(right, OTHER_CASHIER, OPENING + payment.price, OPENING);
  });

  test("is put right by no cashier, without no reason, not by whom it is about, and not once its money went on", async () => {
    const payment = await counter.pay(await counter.quote(), { method: "cash" });
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(await correct(payment.trId, {}, CASHIER)).toMatchObject(refused("forbidden"));
    expect(await correct(payment.trId, { reason: "salah" })).toMatchObject(refused("invalid_input"));
    expect(await correct(payment.trId, { cashierId: SUPERVISOR.id })).toMatchObject(refused("own_payment"));
    expect(await correct(payment.trId, { cashierId: "nobody" })).toMatchObject(refused("invalid_input"));
    const failed = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    await returnMoney(counter.deps, CASHIER, { trId: failed.trId, reference: null });
    expect(await correct(failed.trId)).toMatchObject(refused("not_allowed_in_state"));
  });

  test("of one's own is an alarm, and whoever acted on it takes no alarm off the list by naming another cashier", async () => {
    const own = await counter.pay(await counter.quote(), {}, SUPERVISOR);
    await putUser(counter.database, CASHIER);
    expect(await correct(own.trId)).toMatchObject({ error: { code: "own_payment" } });
    const alone = { onlySupervisor: true };
    const reversal = { trId: own.trId, reason: REASON, ...alone };
    expect(await correct(own.trId, { ...alone, cashierId: SUPERVISOR.id })).toMatchObject({ ok: true });
    expect(await correct(own.trId, { ...alone, cashierId: SUPERVISOR.id })).toMatchObject({ ok: true });
    expect(await correct(own.trId, { ...alone, method: "cash" })).toMatchObject({ ok: true });
    expect(await reversePayment(counter.deps, SUPERVISOR, reversal)).toMatchObject({ ok: true });
    const alarms = await alarmsOf(counter.database.read, own.trId);
    expect(alarms.map(({ kind }) => kind)).toEqual(["settled_own_by_hand", "undone_by_hand"]);
    const word = { id: alarms[0]?.id ?? 0, note: "sudah dilihat" };
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, word)).toMatchObject({ error: { code: "own_alarm" } });
  });
});
