import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { recoverLostPayments } from "./recover.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("sending a payment", (open) => {
  const counter = withCounter(open);
  const alarmsOf = async (trId: TrId) =>
    (await openAlarms(counter.database.read, 1_000)).filter((alarm) => alarm.trId === trId).map(({ kind }) => kind);

  test("I3: a lost reply is one pay-pasca; nothing sends it again by itself, for days", async () => {
    const payment = await counter.payMeeting({ execute: "never", reply: { kind: "reset" } });
    expect(payment).toMatchObject({ state: "unknown", attempt: 1 });
    // After each test, time passes until nothing is due; then the oracle counts the requests.
    expect(counter.paysOf(payment.trId)).toHaveLength(1);
  });

  test("I4: a refused connection is not_sent: nothing reached the biller, and nobody asks it", async () => {
    const inquiry = await counter.quote();
    counter.process.wire.line = "down";
    const payment = await counter.pay(inquiry);
    expect(payment).toMatchObject({ state: "not_sent", reached: false });
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
    counter.process.wire.line = "good";
    counter.clock.advance(MINUTE);
    expect(await counter.check(inquiry.trId)).toMatchObject({ state: "not_sent", lastCheckedAt: null });
  });

  test("I5: a matching code 00 is success, with its receipt, reference number, deposit and event in one commit", async () => {
    const payment = await counter.pay(await counter.quote());
    expect(payment).toMatchObject({ state: "success", version: 2, code: "00", nextCheckAt: null, owed: 0 });
    const [execution] = counter.simulator.journal.executed.slice(-1);
    expect(payment.noref).toBe(execution?.noref);
    expect(payment.paidAt).toBe(Math.floor((execution?.at ?? 0) / SECOND) * SECOND);
    expect(await latestDepositReading(counter.database.read)).toMatchObject({
      balance: execution?.balanceAfter,
      source: "payment",
      trId: payment.trId,
    });
    const events = await eventsOf(counter.database.read, payment.trId);
    expect(events.map(({ kind, fromState, toState }) => [kind, fromState, toState])).toEqual([
      ["claimed", null, "sending"],
      ["reply", "sending", "success"],
    ]);
  });

  test.each(["price", "tr_id", "ref_id", "code", "hp"])(
    "I5: code 00 with another %s is unknown with an alarm, and the truth comes by check status",
    async (field) => {
      const payment = await counter.payMeeting({ reply: { kind: "change", fields: { [field]: 1 } } });
      expect(payment).toMatchObject({ state: "unknown", noref: null });
      expect(await alarmsOf(payment.trId)).toEqual(["reply_mismatch"]);
      counter.clock.advance(2 * SECOND);
      expect(await counter.check(payment.trId)).toMatchObject({ state: "success" });
    },
  );

  test("I6: an answer that needs a check is due for it after 2 s", async () => {
    const payment = await counter.payMeeting({ reply: { kind: "code", responseCode: "103" } });
    expect(payment).toMatchObject({ state: "unknown", code: "103" });
    expect(payment.nextCheckAt).toBe(counter.clock.now() + 2 * SECOND);
  });

  test("I9: when the outcome cannot be committed nothing of it is: the payment stays sending, without a receipt", async () => {
    const inquiry = await counter.quote();
    counter.process.ledger.failCommits({ after: 1, times: 1 });
    expect(await counter.pay(inquiry)).toMatchObject({ state: "sending", version: 1, noref: null });
    expect(counter.process.errors.at(-1)).toMatch(/check status will tell/);
    expect(await eventsOf(counter.database.read, inquiry.trId)).toHaveLength(1);
  });

  test.each([
    ["paid", "success", {}],
    ["refused", "failed", { execute: "never", reply: { kind: "code", responseCode: "17" } }],
    ["in process", "pending", { execute: "pending" }],
    ["lost", "unknown", { execute: "never", reply: { kind: "reset" } }],
  ] as const)("I9: a reply that comes after the lease has run out (%s) makes it %s", async (_what, state, fault) => {
    const inquiry = await counter.quote();
    counter.nextPay(fault);
    counter.process.wire.hold("pay");
    await counter.pay(inquiry);
    counter.clock.advance(MINUTE);
    await recoverLostPayments(counter.start().deps);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown" });
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state });
  });

  test("I7: zeros that were heard before a late reply ended the request are no proof of what became of it", async () => {
    const inquiry = await counter.quote();
    counter.nextPay({ execute: "never", reply: { kind: "reset" } });
    counter.process.wire.hold("pay");
    await counter.pay(inquiry);
    counter.clock.advance(MINUTE);
    await recoverLostPayments(counter.deps);
    counter.clock.advance(MINUTE);
    expect(await counter.check(inquiry.trId)).toMatchObject({ firstZeroAt: counter.clock.now() });
    await counter.process.thaw();
    const ended = { state: "unknown", firstZeroAt: null, requestEndedAt: counter.clock.now(), checks: 0 };
    expect(await counter.payment(inquiry.trId)).toMatchObject(ended);
  });

  test("I9: a reply that comes after its payment was proven not received is believed when the biller spoke", async () => {
    const inquiry = await counter.quote();
    counter.nextPay({ execute: "fails" });
    counter.addFaults({ command: "checkstatus", times: 2, fault: { reply: { kind: "status", status: 0 } } });
    counter.process.wire.hold("pay");
    await counter.pay(inquiry);
    counter.clock.advance(MINUTE);
    await recoverLostPayments(counter.deps);
    for (let heard = 0; heard < 2; heard++) {
      counter.clock.advance(2 * MINUTE);
      await counter.check(inquiry.trId);
    }
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "not_received" });
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown", suspicion: "failed" });
  });

  test("news of each change is told once it is committed", async () => {
    const payment = await counter.pay(await counter.quote());
    const told = counter.process.announced.filter(({ trId }) => trId === payment.trId);
    expect(told.map(({ version }) => version)).toEqual([1, 2]);
  });
});
