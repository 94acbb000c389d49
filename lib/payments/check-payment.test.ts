import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { checkPayment } from "./check-payment.ts";
import { SUPERVISOR } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;

describeMostlyOnSqlite("checking a payment", (open) => {
  const counter = withCounter(open);
  const checksOf = (refId: string) =>
    counter.simulator.journal.requests.filter((entry) => entry.command === "checkstatus" && entry.refId === refId);
  const alarmsOf = async (trId: TrId) =>
    (await openAlarms(counter.database.read, 1_000)).filter((alarm) => alarm.trId === trId).map(({ kind }) => kind);

  test("I7: what never arrived is asked about on schedule and becomes not_received after exactly two zeros", async () => {
    const payment = await counter.payMeeting(LOST);
    const ended = counter.clock.now();
    await passTime(counter, 3 * MINUTE - 1);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown", firstZeroAt: ended + MINUTE });
    await passTime(counter, 1);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "not_received" });
    const asked = checksOf(payment.refId).map(({ at }) => (at - ended) / SECOND);
    expect(asked).toEqual([2, 7, 22, 52, 60, 180]);
  });

  test("I7: a person's question counts as the first zero and as the second", async () => {
    const payment = await counter.payMeeting(LOST);
    counter.clock.advance(MINUTE);
    expect(await counter.check(payment.trId)).toMatchObject({ state: "unknown", firstZeroAt: counter.clock.now() });
    counter.clock.advance(2 * MINUTE);
    expect(await counter.check(payment.trId)).toMatchObject({ state: "not_received" });
  });

  test("I7: an answer without a status is asked again within 2 minutes, and the third alarms", async () => {
    const payment = await counter.payMeeting(LOST);
    const fault = { reply: { kind: "code", responseCode: "06" } } as const;
    counter.addFaults({ command: "checkstatus", fault });
    await passTime(counter, 10 * SECOND);
    expect(await alarmsOf(payment.trId)).toEqual([]);
    await passTime(counter, 3 * HOUR);
    counter.clock.advance(3 * SECOND);
    expect(await checkPayment(counter.deps, payment.trId, SYSTEM)).toMatchObject({ heard: null });
    expect(await alarmsOf(payment.trId)).toEqual(["no_information", "unclear_for_long"]);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown", firstZeroAt: null });
    const times = checksOf(payment.refId).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.max(...gaps)).toBe(2 * MINUTE);
  });

  test("nobody asks twice within 2 s", async () => {
    const payment = await counter.payMeeting(LOST);
    await Promise.all(Array.from({ length: 20 }, () => checkPayment(counter.deps, payment.trId, SYSTEM)));
    expect(checksOf(payment.refId)).toHaveLength(1);
    counter.clock.advance(2 * SECOND - 1);
    expect(await checkPayment(counter.deps, payment.trId, SYSTEM)).toMatchObject({ heard: null });
    counter.clock.advance(1);
    expect(await checkPayment(counter.deps, payment.trId, SYSTEM)).toMatchObject({ heard: 0 });
    expect(checksOf(payment.refId)).toHaveLength(2);
  });

  test("while one process asks no other does; when it died, the others ask once its lease has run out", async () => {
    const payment = await counter.payMeeting(LOST);
    const doomed = counter.start();
    doomed.wire.hold("checkStatus");
    void checkPayment(doomed.deps, payment.trId, SYSTEM);
    await counter.simulator.journal.waitFor(() => checksOf(payment.refId).length === 1);
    doomed.crash();
    counter.clock.advance(59 * SECOND);
    expect(await checkPayment(counter.deps, payment.trId, SYSTEM)).toMatchObject({ heard: null });
    counter.clock.advance(SECOND);
    expect(await checkPayment(counter.deps, payment.trId, SYSTEM)).toMatchObject({ heard: 0 });
  });

  test("an answer that was asked for before the request ended tells nothing of it but paid", async () => {
    const inquiry = await counter.quote();
    // A zero heard after the failure would agree with it.
    counter.nextPay({ execute: "fails" });
    counter.process.freeze();
    await counter.claim(inquiry);
    const slow = counter.start();
    slow.wire.hold("checkStatus");
    const asking = checkPayment(slow.deps, inquiry.trId, SYSTEM);
    await counter.simulator.journal.waitFor(() => checksOf(inquiry.refId).length === 1);
    counter.clock.advance(SECOND);
    await counter.process.thaw();
    slow.wire.deliver();
    const { code } = await counter.payment(inquiry.trId);
    expect(code).not.toBeNull();
    // What the payment's own answer said stays the reason.
    expect(await asking).toMatchObject({ heard: 0, payment: { state: "unknown", suspicion: "failed", code } });
  });

  test("a failure that a check finds has the check's code and words", async () => {
    const { trId } = await counter.payMeeting({ execute: "fails", reply: { kind: "reset" } });
    counter.clock.advance(2 * SECOND);
    const failed = await counter.check(trId);
    const [, , check] = await eventsOf(counter.database.read, trId);
    expect(check?.data).toMatchObject({ kind: "status", status: 2, code: expect.stringMatching(/^\d\d/) });
    expect(failed).toMatchObject({ state: "failed", code: check?.data.code, message: check?.data.message });
  });

  test("a clock that was set back never makes an old zero count, nor anybody wait for the time to come again", async () => {
    const payment = await counter.payMeeting(LOST);
    const ended = counter.clock.now();
    await passTime(counter, MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown", firstZeroAt: ended + MINUTE });
    counter.clock.set(ended - HOUR);
    expect(await counter.check(payment.trId)).toMatchObject({ requestEndedAt: ended - HOUR, firstZeroAt: null });
    counter.simulator.control.settle(Number(payment.trId), "success");
    counter.clock.advance(3 * SECOND);
    expect(await counter.check(payment.trId)).toMatchObject({ state: "success" });
  });

  test("an alarm that a supervisor has done with comes again for another reason only", async () => {
    const { trId, refId } = await counter.payMeeting({ reply: { kind: "reset" } });
    const answer = (reply: Fault["reply"]) => counter.addFaults({ command: "checkstatus", refId, fault: { reply } });
    answer({ kind: "http", status: 200 });
    await passTime(counter, 10 * SECOND);
    const open = await alarmsOf(trId);
    for (const { id } of (await openAlarms(counter.database.read, 1_000)).filter((alarm) => alarm.trId === trId))
      expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, { id, note: "sudah ditanyakan ke IAK" })).toMatchObject({
        ok: true,
      });
    expect(open).toEqual(["reply_unreadable"]);
    await passTime(counter, 10 * SECOND);
    expect(await alarmsOf(trId)).not.toContain("reply_unreadable");
    counter.simulator.control.clearFaults();
    answer({ kind: "status", status: 2, responseCode: "00" });
    counter.clock.advance(3 * SECOND);
    expect(await counter.check(trId)).toMatchObject({ state: "review" });
    expect(await alarmsOf(trId)).toContain("check_mismatch");
    await passTime(counter, HOUR);
    expect(await alarmsOf(trId)).toContain("unclear_for_long");
  });

  test("row 17: a status that its code denies is review with an alarm; a later match settles it", async () => {
    const payment = await counter.payMeeting({ reply: { kind: "reset" } });
    const fault = { reply: { kind: "status", status: 2, responseCode: "00" } } as const;
    counter.addFaults({ command: "checkstatus", times: 1, fault });
    counter.clock.advance(2 * SECOND);
    expect(await counter.check(payment.trId)).toMatchObject({ state: "review" });
    expect(await alarmsOf(payment.trId)).toEqual(["check_mismatch"]);
    counter.clock.advance(5 * SECOND);
    expect(await counter.check(payment.trId)).toMatchObject({ state: "success" });
  });

  test("I8: a failed payment is asked about after 5 minutes, 1 hour and 24 hours, and then never again", async () => {
    const payment = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    const settled = counter.clock.now();
    counter.clock.advance(3 * SECOND);
    await counter.check(payment.trId);
    await passTime(counter, 10 * DAY);
    const asked = checksOf(payment.refId).map(({ at }) => at - settled);
    expect(asked).toEqual([3 * SECOND, 5 * MINUTE, HOUR, DAY]);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "failed", nextCheckAt: null });
  });

  test("a success that a check finds has the receipt, the reference number and the deposit that the check told", async () => {
    const payment = await counter.payMeeting({ reply: { kind: "reset" } });
    counter.clock.advance(2 * SECOND);
    const { noref, paidAt } = await counter.check(payment.trId);
    const [execution] = counter.simulator.journal.executed.slice(-1);
    expect({ noref, paidAt }).toEqual({ noref: execution?.noref, paidAt: payment.createdAt });
    const reading = { balance: execution?.balanceAfter, source: "check", trId: payment.trId };
    expect(await latestDepositReading(counter.database.read)).toMatchObject(reading);
  });

  test("a payment that nobody made is none", async () => {
    expect(await checkPayment(counter.deps, "1" as TrId, SYSTEM)).toBeNull();
  });
});
