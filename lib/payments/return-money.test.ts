import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { journalOfPayment } from "#lib/db/journal/journal.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { closeShift } from "./close-shift.ts";
import { openShift } from "./open-shift.ts";
import { readRefund } from "./read-refund.ts";
import { type MoneyReturn, returnMoney } from "./return-money.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const REFUSED = { execute: "never", reply: { kind: "code", responseCode: "17" } } as const;
const LATE = { execute: "later", reply: { kind: "code", responseCode: "17" } } as const;

describeOnBothDatabases("money to give back", (open) => {
  const counter = withCounter(open);
  const giveBack = (trId: TrId, by = CASHIER, over: Partial<MoneyReturn> = {}) =>
    returnMoney(counter.deps, by, { trId, reference: null, ...over });
  const paidLate = async () => {
    counter.simulator.control.release();
    await passTime(counter, 5 * MINUTE);
  };

  test("is the price, whatever was handed over, once a cash payment has failed", async () => {
    const inquiry = await counter.quote();
    counter.nextPay(REFUSED);
    const payment = await counter.pay(inquiry, { cashReceived: rupiah(inquiry.price + 50_000) });
    expect(payment).toMatchObject({ state: "failed", owed: inquiry.price });
  });

  test.each(PAY_METHODS)(
    "row 48: is owed when a payment by %s fails or is given up, and goes back the way it came",
    async (method) => {
      const failing = await counter.quote();
      counter.nextPay(REFUSED);
      expect(await counter.pay(failing, { method })).toMatchObject({ state: "failed", owed: failing.price });
      const inquiry = await counter.quote();
      counter.process.wire.line = "down";
      await counter.pay(inquiry, { method });
      expect(await counter.giveUp(inquiry.trId)).toMatchObject({
        payment: { state: "cancelled", owed: inquiry.price },
      });
      const done = await returnMoney(counter.deps, CASHIER, { trId: inquiry.trId, reference: "TRX 1" });
      expect(done).toMatchObject({ ok: true, payment: { owed: 0 } });
      const account = method === "cash" ? "cash" : `clearing_${method}`;
      const last = (await journalOfPayment(counter.database.read, inquiry.trId)).at(-1);
      expect(last).toMatchObject({ kind: "returned", debit: "refunds", credit: account, amount: inquiry.price });
      expect(last).toMatchObject({ note: "TRX 1", byName: CASHIER.name });
    },
  );

  test("is none while nothing is settled, and none for a success that was never called failed", async () => {
    const unknown = await counter.payMeeting({ execute: "never", reply: { kind: "reset" } });
    const paid = await counter.pay(await counter.quote());
    for (const { trId, owed } of [unknown, paid]) {
      expect(owed).toBe(0);
      expect(await giveBack(trId)).toMatchObject({ error: { code: "not_allowed_in_state" } });
    }
  });

  test("is given back once, by its own cashier or a supervisor, with an event", async () => {
    const { trId } = await counter.payMeeting(REFUSED);
    expect(await giveBack(trId, OTHER_CASHIER)).toEqual({ ok: false, error: { code: "forbidden" } });
    const returned = await Promise.all([CASHIER, SUPERVISOR, CASHIER].map((by) => giveBack(trId, by)));
    for (const result of returned) expect(result).toMatchObject({ ok: true, payment: { owed: 0 } });
    const events = await eventsOf(counter.database.read, trId);
    expect(events.filter(({ kind }) => kind === "money_returned")).toHaveLength(1);
    for (const other of [{ method: "qris" }, { shiftId: 1 }] as const)
      expect(await giveBack(trId, SUPERVISOR, other)).toMatchObject({ error: { code: "recorded_otherwise" } });
    expect(await giveBack("1" as TrId)).toEqual({ ok: false, error: { code: "not_found" } });
  });

  test("that came without cash never leaves in cash by a cashier's word alone without an alarm", async () => {
    for (const [by, kinds] of [
      [CASHIER, ["returned_in_cash"]],
      [SUPERVISOR, []],
    ] as const) {
      counter.nextPay(REFUSED);
      const { trId } = await counter.pay(await counter.quote(), { method: "qris" });
      expect(await giveBack(trId, by, { method: "cash" })).toMatchObject({ ok: true });
      expect((await alarmsOf(counter.database.read, trId)).map(({ kind }) => kind)).toEqual(kinds);
    }
  });

  test("is no longer owed after a late success; what had been given back the customer owes then", async () => {
    const kept = await counter.payMeeting(LATE);
    const given = await counter.payMeeting(LATE);
    await giveBack(given.trId);
    await paidLate();
    expect(await counter.payment(kept.trId)).toMatchObject({ state: "success", owed: 0 });
    expect(await counter.payment(given.trId)).toMatchObject({ state: "success", owed: -given.price });
  });

  test("that was handed back with the tick forgotten can be recorded after the late success, once", async () => {
    const { trId, price } = await counter.payMeeting(LATE);
    await paidLate();
    for (const _ of [1, 2]) expect(await giveBack(trId)).toMatchObject({ ok: true, payment: { owed: -price } });
  });

  test("leaves the drawer that was chosen, never a closed one, one that a cashier may not choose, or one with less in it", async () => {
    const drawer = async (by: typeof CASHIER, cash: number) => {
      const opened = await openShift(counter.deps, by, { openingCash: rupiah(cash), reason: "laci baru" });
      if (!opened.ok) throw new Error("not opened");
      return opened.shift;
    };
    const mine = await drawer(CASHIER, 0);
    const boss = await drawer(SUPERVISOR, 50_000_000);
    const payment = await counter.payMeeting(REFUSED);
    const { trId, price } = payment;
    const told = (by: typeof CASHIER) => readRefund(counter.database.read, by, payment);
    expect(await told(CASHIER)).toMatchObject({ due: price, back: null, drawer: { id: mine.id }, others: [] });
    expect(await told(SUPERVISOR)).toMatchObject({ due: price, drawer: { id: mine.id }, others: [{ id: boss.id }] });
    expect(await giveBack(trId, CASHIER, { shiftId: boss.id })).toMatchObject({ error: { code: "shift_not_open" } });
    expect(await giveBack(trId, SUPERVISOR, { shiftId: 0 })).toMatchObject({ error: { code: "shift_not_open" } });
    expect(await giveBack(trId, SUPERVISOR, { shiftId: boss.id })).toMatchObject({ ok: true });
    const last = (await journalOfPayment(counter.database.read, trId)).at(-1);
    expect(last).toMatchObject({ credit: "drawer", shiftId: boss.id, cashierId: SUPERVISOR.id });
    const back = { credit: "drawer", cashierName: SUPERVISOR.name, amount: price };
    const given = await readRefund(counter.database.read, CASHIER, await counter.payment(trId));
    expect(given).toMatchObject({ due: null, back });

    const close = (shiftId: number, by: typeof CASHIER, expected: number) =>
      closeShift(counter.deps, by, { shiftId, counts: {}, expectedShown: expected, reason: "diuji" });
    expect(await close(mine.id, CASHIER, price)).toMatchObject({ ok: true });
    expect(await close(boss.id, SUPERVISOR, 50_000_000 - price)).toMatchObject({ ok: true });
    const other = await counter.payMeeting(REFUSED);
    const empty = await drawer(CASHIER, 0);
    expect(await giveBack(other.trId, CASHIER, { shiftId: mine.id })).toMatchObject({
      error: { code: "shift_not_open" },
    });
    expect(await giveBack(other.trId)).toMatchObject({ error: { code: "cash_not_there" } });
    expect(await close(empty.id, CASHIER, 0)).toMatchObject({ ok: true });
  });
});
