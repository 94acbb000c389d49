import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { journalOfPayment } from "#lib/db/journal/journal.ts";
import { lineSums } from "#lib/db/journal/journal-sums.ts";
import { transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Transfer } from "#lib/domain/journal.ts";
import { wibDay } from "#lib/domain/time.ts";
import { totalsOf } from "#lib/domain/totals.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { collectMoney, writeOffMoney } from "./collect-money.ts";
import { printReceipt } from "./print-receipt.ts";
import { returnMoney } from "./return-money.ts";
import { reversePayment } from "./reverse-payment.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { DAY, MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const LATE = { execute: "later", reply: { kind: "code", responseCode: "17" } } as const;
const REASON = "IAK mengembalikan saldo, tiket 4711";

/** An account's balance over a payment's lines. */
const balance = (lines: readonly Transfer[], account: string) =>
  lines.reduce((sum, { debit, credit, amount }) => {
    return sum + (debit === account ? amount : 0) - (credit === account ? amount : 0);
  }, 0);

describeOnBothDatabases("a success that is taken back", (open) => {
  const counter = withCounter(open);
  const reverse = (trId: Parameters<typeof reversePayment>[2]["trId"], by = SUPERVISOR) =>
    reversePayment(counter.deps, by, { trId, reason: REASON, onlySupervisor: false });

  test("leaves nothing taken from the deposit and nothing earned, and owes the customer all of it, once", async () => {
    const payment = await counter.pay(await counter.quote());
    for (const _ of [1, 2]) {
      expect(await reverse(payment.trId)).toMatchObject({
        ok: true,
        payment: { state: "success", owed: payment.price },
      });
    }
    const lines = await journalOfPayment(counter.database.read, payment.trId);
    for (const account of ["deposit", "commission", "held", "rounding"]) expect(balance(lines, account)).toBe(0);
    expect(balance(lines, "refunds")).toBe(-payment.price);
    expect(await returnMoney(counter.deps, CASHIER, { trId: payment.trId, reference: null })).toMatchObject({
      payment: { owed: 0 },
    });
  });

  test("is counted by no total of successes, searched for or not, and its receipt is not printed any more", async () => {
    const payment = await counter.pay(await counter.quote());
    const { read } = counter.database;
    const totals = async (search?: string) => transactionTotals(read, search ? { search } : {});
    const before = await totals();
    expect(await totals(payment.hp)).toMatchObject({ count: 1, success: { count: 1, price: payment.price } });
    await reverse(payment.trId);
    expect(await totals(payment.hp)).toMatchObject({ count: 1, success: { count: 0, price: 0 } });
    const after = await totals();
    if (before.more || after.more) throw new Error("few payments");
    expect(before.success.price - after.success.price).toBe(payment.price);
    expect(before.count).toBe(after.count);
    const print = await printReceipt(counter.deps, CASHIER, { trId: payment.trId, paper: "58", how: "browser" });
    expect(print).toMatchObject({ error: { code: "receipt_missing" } });
  });

  test("is subtracted on the payment's own day and from its own means, whenever it is taken back", async () => {
    const payment = await counter.pay(await counter.quote(), { method: "debit" });
    counter.clock.advance(2 * DAY);
    await reverse(payment.trId);
    const day = wibDay(payment.createdAt);
    const lines = (await lineSums(counter.database.read, { from: day, to: day })).filter(
      ({ method }) => method === "debit",
    );
    const { paid, methods } = totalsOf(lines);
    expect(paid).toMatchObject({ count: 0, total: 0, nominal: 0, deposit: 0, commission: 0 });
    expect(methods.debit.undone).toEqual({ count: 1, total: payment.price });
  });

  test("is never undone in silence: another supervisor looks at a reversal of what the biller has confirmed", async () => {
    const { trId } = await counter.pay(await counter.quote());
    await reverse(trId);
    const [alarm] = await alarmsOf(counter.database.read, trId);
    expect(alarm).toMatchObject({ kind: "undone_by_hand", data: { authorId: SUPERVISOR.id } });
    const word = { id: alarm?.id ?? 0, note: "dikembalikan IAK" };
    const refused = await acknowledgeAlarm(counter.deps, SUPERVISOR, word);
    expect(refused).toMatchObject({ error: { code: "own_alarm" } });
  });

  test("no longer counts as the payment of its bill", async () => {
    const payment = await counter.pay(await counter.quote());
    const again = await counter.quote(payment.hp);
    await reverse(payment.trId);
    expect(await counter.claim(again)).toMatchObject({ ok: true, mine: true });
    await counter.process.idle();
  });

  test("is a supervisor's word, with a reason, never about an own payment or one that is no success", async () => {
    const payment = await counter.pay(await counter.quote());
    expect(await reverse(payment.trId, CASHIER)).toMatchObject({ error: { code: "forbidden" } });
    const short = { trId: payment.trId, reason: "ya", onlySupervisor: false };
    expect(await reversePayment(counter.deps, SUPERVISOR, short)).toMatchObject({ error: { code: "invalid_input" } });
    const own = await counter.pay(await counter.quote(), {}, SUPERVISOR);
    expect(await reverse(own.trId)).toMatchObject({ error: { code: "own_payment" } });
    const alone = { trId: own.trId, reason: REASON, onlySupervisor: true };
    expect(await reversePayment(counter.deps, SUPERVISOR, alone)).toMatchObject({ ok: true });
    const alarms = await alarmsOf(counter.database.read, own.trId);
    expect(alarms.map(({ kind }) => kind)).toEqual(["settled_own_by_hand"]);
    const failed = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    expect(await reverse(failed.trId)).toMatchObject({ error: { code: "not_allowed_in_state" } });
  });
});

describeOnBothDatabases("what a customer owes", (open) => {
  const counter = withCounter(open);
  const indebted = async (cashier = CASHIER) => {
    const inquiry = await counter.quote();
    counter.nextPay(LATE);
    const payment = await counter.pay(inquiry, {}, cashier);
    await returnMoney(counter.deps, cashier, { trId: payment.trId, reference: null });
    counter.simulator.control.release();
    await passTime(counter, 5 * MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ owed: -payment.price });
    return payment;
  };

  test("is paid once, by whatever method, to its own cashier or a supervisor", async () => {
    const { trId, price } = await indebted();
    const collection = { trId, method: "qris", reference: "TRX 9" } as const;
    const foreign = await collectMoney(counter.deps, OTHER_CASHIER, collection);
    expect(foreign).toMatchObject({ error: { code: "forbidden" } });
    for (const by of [CASHIER, SUPERVISOR]) {
      expect(await collectMoney(counter.deps, by, collection)).toMatchObject({ ok: true, payment: { owed: 0 } });
    }
    const inCash = await collectMoney(counter.deps, CASHIER, { ...collection, method: "cash" });
    expect(inCash).toMatchObject({ error: { code: "recorded_otherwise" } });
    const paid = await collectMoney(counter.deps, CASHIER, {
      ...collection,
      trId: (await counter.pay(await counter.quote())).trId,
    });
    expect(paid).toMatchObject({ error: { code: "not_allowed_in_state" } });
    const lines = await journalOfPayment(counter.database.read, trId);
    expect(lines.at(-1)).toMatchObject({ debit: "clearing_qris", credit: "receivable", amount: price, note: "TRX 9" });
    expect(lines.filter(({ kind }) => kind === "collected")).toHaveLength(1);
    expect(balance(lines, "receivable")).toBe(0);
  });

  test("is written off by a supervisor alone, with a reason", async () => {
    const { trId, price } = await indebted();
    const wish = { trId, reason: "pelanggan tidak dapat dihubungi", onlySupervisor: false };
    expect(await writeOffMoney(counter.deps, CASHIER, wish)).toMatchObject({ error: { code: "forbidden" } });
    expect(await writeOffMoney(counter.deps, SUPERVISOR, wish)).toMatchObject({ ok: true, payment: { owed: 0 } });
    const lines = await journalOfPayment(counter.database.read, trId);
    expect(balance(lines, "write_off")).toBe(price);
    expect((await alarmsOf(counter.database.read, trId)).at(-1)).toMatchObject({ kind: "undone_by_hand" });
  });

  test("is never written off by whoever took the payment, unless nobody else could: then it is an alarm", async () => {
    const { trId } = await indebted(SUPERVISOR);
    const writeOff = (onlySupervisor: boolean) =>
      writeOffMoney(counter.deps, SUPERVISOR, { trId, reason: "pelanggan tidak dapat dihubungi", onlySupervisor });
    const alarms = async () => (await alarmsOf(counter.database.read, trId)).map(({ kind }) => kind);
    expect(await writeOff(false)).toMatchObject({ error: { code: "own_payment" } });
    expect(await alarms()).not.toContain("settled_own_by_hand");
    expect(await writeOff(true)).toMatchObject({ ok: true, payment: { owed: 0 } });
    expect(await alarms()).toContain("settled_own_by_hand");
  });
});
