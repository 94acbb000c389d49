import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { CustomerNumber, TrId } from "#lib/domain/identifiers.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import type { Fields, FieldValue } from "#lib/simulator/wire.ts";
import { inquireByNumber } from "./find-bill.ts";
import { CASHIER, known } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { askOf } from "./testing/sandbox-bills.ts";
import { sell } from "./testing/sell.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const UNREADABLE: FieldValue[] = [{ raw: "137110.5" }, -1, "NaN", "", null, "1e400", [], { raw: "1e-2" }, "0x10"];

describeMostlyOnSqlite("faults of the biller's answers", (open) => {
  const counter = withCounter(open);
  const alarmsOf = async (trId: TrId) =>
    (await openAlarms(counter.database.read, 1_000)).filter((alarm) => alarm.trId === trId).map(({ kind }) => kind);

  test("row 13: hostile names and fields come in as one plain line, and the payment goes its way", async () => {
    const hp = counter.freshHp();
    const name = `<script>alert(1)</script>\u202e\u0000${"A".repeat(10_000)}`;
    const show = { __proto__: null, tr_name: name, constructor: { prototype: 1 }, noref: "\u202eREF\u0007" };
    counter.simulator.control.changeBill({ hp, show: { ...show, ["__proto__"]: "polluted" } });
    const inquiry = await counter.quote(hp);
    expect([...inquiry.company]).toHaveLength(200);
    expect(inquiry.company).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const paid = await counter.pay(inquiry);
    expect(paid).toMatchObject({ state: "success", noref: "REF" });
    expect(JSON.stringify(known(await findReceipt(counter.database.read, paid.trId)))).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test.each([
    ["text", (price: number) => String(price)],
    ["with a zero fraction", (price: number) => ({ raw: `${price}.0` })],
    ["with an exponent", (price: number) => ({ raw: `${price}e0` })],
  ])("row 14: amounts %s are read", async (_how, write) => {
    const hp = counter.freshHp();
    const { price } = await counter.quote(hp);
    counter.simulator.control.changeBill({ hp, show: { price: write(price) } });
    expect(await counter.pay(await counter.quote(hp))).toMatchObject({ state: "success", price });
  });

  test.each(UNREADABLE)("row 14: an inquiry whose price is %j is no quote", async (price) => {
    const hp = counter.freshHp();
    counter.simulator.control.changeBill({ hp, show: { price } });
    const found = await inquireByNumber(counter.deps, CASHIER, { hp: hp as CustomerNumber });
    expect(found).toEqual({ ok: false, error: { code: "biller_unreadable" } });
  });

  test.each(UNREADABLE)("row 14: a payment whose price is %j is as one with another price", async (price) => {
    const payment = await counter.payMeeting({ reply: { kind: "change", fields: { price } } });
    expect(payment).toMatchObject({ state: "unknown" });
    expect(await alarmsOf(payment.trId)).toEqual(["reply_mismatch"]);
  });

  test("row 15: another price: a matching check status settles it, a mismatching one makes it review", async () => {
    const change = { kind: "change", fields: { price: 1 } } as const;
    const [one, other] = [await counter.payMeeting({ reply: change }), await counter.payMeeting({ reply: change })];
    counter.addFaults({ command: "checkstatus", refId: other.refId, times: 1, fault: { reply: change } });
    await passTime(counter, 2 * SECOND);
    expect(await counter.payment(one.trId)).toMatchObject({ state: "success" });
    expect(await counter.payment(other.trId)).toMatchObject({ state: "review" });
    expect(await alarmsOf(other.trId)).toEqual(["reply_mismatch", "check_mismatch"]);
    await passTime(counter, 5 * SECOND);
    expect(await counter.payment(other.trId)).toMatchObject({ state: "success" });
  });

  test("row 47: paid at another price, then plainly failed or not received: review until a person or a matching success", async () => {
    const another: Fault = { reply: { kind: "change", fields: { price: 1 } } };
    const payments = [
      await counter.payMeeting({ reply: { kind: "reset" } }),
      await counter.payMeeting({ reply: { kind: "reset" } }),
    ];
    for (const [index, { refId }] of payments.entries()) {
      const status = index === 0 ? 2 : 0;
      counter.addFaults({ command: "checkstatus", refId, times: 1, fault: another });
      counter.addFaults({ command: "checkstatus", refId, fault: { reply: { kind: "status", status } } });
    }
    await passTime(counter, 3 * DAY);
    for (const { trId } of payments) {
      expect(await counter.payment(trId)).toMatchObject({ state: "review", owed: 0 });
      const said = (await eventsOf(counter.database.read, trId)).filter(({ fromState }) => fromState === "review");
      expect(said.length).toBeGreaterThan(10);
    }
    counter.simulator.control.clearFaults();
    await passTime(counter, DAY);
    for (const { trId } of payments) expect(await counter.payment(trId)).toMatchObject({ state: "success" });
  });

  test.each<Fields>([{ tr_id: 1 }, { ref_id: "OTHER" }, { code: "BPJS" }, { hp: "999999999999" }])(
    "row 16: a reply for another %j: the same, even when it speaks of a failure",
    async (fields) => {
      const refusal = { response_code: "17", message: "DEPOSIT NOT ENOUGH", ...fields };
      for (const said of [fields, refusal]) {
        const payment = await counter.payMeeting({ reply: { kind: "change", fields: said } });
        expect(payment).toMatchObject({ state: "unknown" });
        expect(await alarmsOf(payment.trId)).toEqual(["reply_mismatch"]);
        await passTime(counter, 2 * SECOND);
        expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
      }
    },
  );

  test("row 18: code 39 for ever: pending with an alarm, never failed, asked daily in the end", async () => {
    const payment = await counter.payMeeting({ execute: "pending" });
    expect(payment).toMatchObject({ state: "pending" });
    await passTime(counter, 15 * MINUTE - 1);
    expect(await alarmsOf(payment.trId)).toEqual([]);
    for (let days = 0; days < 30; days++) await passTime(counter, DAY);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "pending" });
    expect(await alarmsOf(payment.trId)).toEqual(["unclear_for_long"]);
    const { nextCheckAt, lastCheckedAt } = await counter.payment(payment.trId);
    expect((nextCheckAt ?? 0) - (lastCheckedAt ?? 0)).toBe(DAY);
  });

  test.each(["103", "91", "92", "105"])(
    "row 19: code %s though it was paid: unknown, then success",
    async (responseCode) => {
      const payment = await counter.payMeeting({ reply: { kind: "code", responseCode } });
      expect(payment).toMatchObject({ state: "unknown", code: responseCode });
      await passTime(counter, 2 * SECOND);
      expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
    },
  );

  test.each(["01", "34", "40"])(
    "row 20: code %s after a request that was executed: unknown, then success",
    async (code) => {
      const payment = await counter.payMeeting({ reply: { kind: "code", responseCode: code } });
      expect(payment).toMatchObject({ state: "unknown", suspicion: "paid_before" });
      await passTime(counter, 2 * SECOND);
      expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
    },
  );

  test("I6: code 01 because another paid the bill: failed here once two zeros or status 2 agree", async () => {
    const reply = { kind: "code", responseCode: "01" } as const;
    const payment = await counter.payMeeting({ execute: "never", reply });
    await passTime(counter, 2 * MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown" });
    await passTime(counter, MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "failed", owed: payment.price });
  });

  test("row 21: check status says 0, later 1: success", async () => {
    const payment = await counter.payMeeting({ execute: "later", reply: { kind: "reset" } });
    await passTime(counter, 5 * MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "not_received" });
    counter.simulator.control.release();
    await passTime(counter, HOUR);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
    expect(await alarmsOf(payment.trId)).toEqual([]);
  });

  test("row 22: check status says 2, later 1: success, with an alarm", async () => {
    const payment = await counter.payMeeting({ reply: { kind: "reset" } });
    counter.addFaults({ command: "checkstatus", times: 2, fault: { reply: { kind: "status", status: 2 } } });
    await passTime(counter, 2 * SECOND);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "failed", owed: payment.price });
    await passTime(counter, HOUR);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "success", owed: 0 });
    expect(await alarmsOf(payment.trId)).toEqual(["late_success"]);
  });

  test.each([
    ["33", "109", "failed"],
    ["33", "110", "unknown"],
    ["38", "17", "failed"],
  ])("row %s: code %s: %s, with the biller's code on record", async (_row, responseCode, state) => {
    const payment = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode } });
    expect(payment).toMatchObject({ state, code: responseCode });
  });

  test("row 38: a deposit that somebody else has drained: failed, and nothing was taken", async () => {
    const inquiry = await counter.quote();
    counter.simulator.control.setBalance(0);
    expect(await counter.pay(inquiry)).toMatchObject({ state: "failed", code: "17" });
    counter.simulator.control.setBalance(4_000_000_000_000_000);
    expect(await counter.pay(await counter.quote(inquiry.hp))).toMatchObject({ state: "success" });
  });

  test.each([
    { midnight: Date.UTC(2027, 0, 20, 17), code: "BPJSTKPU", hp: "430000000044" },
    { midnight: Date.UTC(2027, 0, 22, 17), code: "BPJS", hp: "8888804400000044", asked: { month: "1" } },
    // The last of January.
    { midnight: Date.UTC(2027, 0, 31, 17), code: "CBN", hp: "04400044" },
  ])(
    "row 44: a payment of $code fails, its bill is paid under another inquiry after midnight, then the first turns out paid",
    async ({ midnight, ...bill }) => {
      await sell(counter);
      const ask = [CASHIER, askOf(bill)] as const;
      counter.clock.set(midnight - 30 * SECOND);
      const quote = await counter.quote(bill.hp, ...ask);
      counter.nextPay({ execute: "never", reply: { kind: "code", responseCode: "17" } });
      const first = await counter.pay(quote);
      counter.clock.advance(MINUTE);
      const second = await counter.pay(await counter.quote(bill.hp, ...ask));
      expect(second).toMatchObject({ state: "success", nominal: first.nominal });
      counter.simulator.control.settle(Number(first.trId), "success");
      await passTime(counter, 5 * MINUTE);
      expect(await counter.payment(first.trId)).toMatchObject({ state: "success" });
      expect(await alarmsOf(first.trId)).toEqual(["late_success", "maybe_paid_twice"]);
    },
  );
});
