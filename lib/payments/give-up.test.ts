import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { nextWibMidnight } from "#lib/domain/time.ts";
import { expireNotSent } from "./give-up.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { LOST, notReceived, notSent } from "./testing/never-arrived.ts";
import { passTime } from "./testing/pass-time.ts";
import { HOUR, MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeMostlyOnSqlite("giving up", (open) => {
  const counter = withCounter(open);

  test("anyone who may pay gives up a not_sent; the biller is not asked about it, then or ever", async () => {
    const { trId, refId } = await notSent(counter);
    expect(await counter.giveUp(trId, OTHER_CASHIER)).toMatchObject({ ok: true, payment: { state: "cancelled" } });
    expect(await counter.payment(trId)).toMatchObject({ nextCheckAt: null });
    await passTime(counter, 30 * HOUR);
    const asked = counter.simulator.journal.requests.filter((entry) => entry.refId === refId);
    expect(asked.map(({ command }) => command)).toEqual(["inq-pasca"]);
  });

  test("a not_received takes a supervisor", async () => {
    const { trId } = await notReceived(counter);
    expect(await counter.giveUp(trId, CASHIER)).toEqual({ ok: false, error: { code: "forbidden" } });
    expect(await counter.giveUp(trId, SUPERVISOR)).toMatchObject({ ok: true, payment: { state: "cancelled" } });
  });

  test("a not_received takes a fresh zero: without an answer it stays", async () => {
    const { trId } = await notReceived(counter);
    counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "reset" } } });
    expect(await counter.giveUp(trId)).toEqual({ ok: false, error: { code: "biller_no_answer" } });
    expect(await counter.payment(trId)).toMatchObject({ state: "not_received" });
  });

  test("a not_received that turns out paid is a success and not given up", async () => {
    const { trId } = await notReceived(counter, { execute: "later", reply: { kind: "reset" } });
    counter.simulator.control.release();
    expect(await counter.giveUp(trId)).toMatchObject({ ok: true, payment: { state: "success" } });
  });

  test("I8: what was given up and arrives after all is found, with an alarm", async () => {
    const { trId } = await notReceived(counter, { execute: "later", reply: { kind: "reset" } });
    await counter.giveUp(trId);
    counter.simulator.control.release();
    await passTime(counter, 5 * MINUTE);
    expect(await counter.payment(trId)).toMatchObject({ state: "success" });
  });

  test("the bill of what was given up can be paid under another inquiry", async () => {
    const { trId, hp } = await notSent(counter);
    await counter.giveUp(trId);
    expect(await counter.pay(await counter.quote(hp))).toMatchObject({ state: "success" });
  });

  test.each(["success", "unknown", "pending", "failed"] as const)("%s is shown as it stands", async (state) => {
    const faults = {
      success: {},
      unknown: LOST,
      pending: { execute: "pending" },
      failed: { execute: "never", reply: { kind: "code", responseCode: "17" } },
    } as const;
    const { trId } = await counter.payMeeting(faults[state]);
    expect(await counter.giveUp(trId)).toMatchObject({ ok: true, payment: { state } });
    expect(await counter.giveUp("1" as TrId)).toEqual({ ok: false, error: { code: "not_found" } });
  });

  test("giving up and sending again at once do one of the two", async () => {
    for (let round = 0; round < 10; round++) {
      const { trId } = await notSent(counter);
      await Promise.all([counter.sendAgain(trId), counter.giveUp(trId)]);
      await counter.process.idle();
      const { state } = await counter.payment(trId);
      expect(["success", "cancelled"]).toContain(state);
      expect(counter.paysOf(trId)).toHaveLength(state === "success" ? 1 : 0);
    }
  });

  test("I11: when its day is over a not_sent is cancelled at once, and not a second earlier", async () => {
    const { trId } = await notSent(counter);
    const midnight = nextWibMidnight(counter.clock.now());
    counter.clock.set(midnight - 1);
    expect(await expireNotSent(counter.deps, trId)).toBeNull();
    await passTime(counter, 1);
    expect(await counter.payment(trId)).toMatchObject({ state: "cancelled", settledAt: midnight });
  });

  test("I11: when its day is over a not_received is cancelled after one more zero", async () => {
    const { trId } = await notReceived(counter);
    const midnight = nextWibMidnight(counter.clock.now());
    counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "http", status: 503 } } });
    counter.clock.set(midnight);
    await passTime(counter, 0);
    expect(await counter.payment(trId)).toMatchObject({ state: "not_received" });
    await passTime(counter, 2 * MINUTE);
    expect(await counter.payment(trId)).toMatchObject({ state: "cancelled" });
  });
});
