import { expect, test } from "vitest";
import { takeCheckLease } from "#lib/db/payments/payment-leases.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { nextWibMidnight } from "#lib/domain/time.ts";
import { checkPayment } from "./check-payment.ts";
import { recoverLostPayments } from "./recover.ts";
import { sendAgain } from "./send-again.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { LOST, notReceived, notSent } from "./testing/never-arrived.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeMostlyOnSqlite("sending again", (open) => {
  const counter = withCounter(open);

  test("I15: after not_received a new attempt goes once the biller has said again that it has nothing", async () => {
    const { trId, refId } = await notReceived(counter);
    const before = counter.simulator.journal.requests.length;
    expect(await counter.sendAgain(trId, OTHER_CASHIER)).toMatchObject({ ok: true, payment: { attempt: 2 } });
    const asked = counter.simulator.journal.requests.slice(before).map(({ command }) => command);
    expect(asked).toEqual(["checkstatus", "pay-pasca"]);
    expect(await counter.payment(trId)).toMatchObject({
      state: "success",
      attempt: 2,
      refId,
      cashierName: CASHIER.name,
    });
  });

  test("I15, row 45: when the first request arrives late, the new attempt asks first and does not go", async () => {
    const { trId } = await notReceived(counter, { execute: "later", reply: { kind: "reset" } });
    counter.simulator.control.release();
    expect(await counter.sendAgain(trId)).toMatchObject({ ok: true, payment: { state: "success", attempt: 1 } });
    expect(counter.paysOf(trId)).toHaveLength(1);
  });

  test.each([
    ["no answer", { reply: { kind: "reset" } }],
    ["no status", { reply: { kind: "code", responseCode: "06" } }],
    ["a refused connection", null],
  ] as const)("I15: %s is no zero, and nothing goes", async (_what, fault) => {
    const { trId } = await notReceived(counter);
    if (fault) counter.addFaults({ command: "checkstatus", times: 1, fault });
    else counter.process.wire.line = "down";
    expect(await counter.sendAgain(trId)).toEqual({ ok: false, error: { code: "biller_no_answer" } });
    expect(counter.paysOf(trId)).toHaveLength(1);
  });

  test.each([
    [1, "success"],
    [2, "failed"],
    [3, "pending"],
  ] as const)("I15: status %i makes it %s, and nothing goes", async (status, state) => {
    const { trId } = await notReceived(counter, status === 1 ? { execute: "later", reply: { kind: "reset" } } : LOST);
    if (status === 1) counter.simulator.control.release();
    else counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "status", status } } });
    expect(await counter.sendAgain(trId)).toMatchObject({ ok: true, payment: { state, attempt: 1 } });
    expect(counter.paysOf(trId)).toHaveLength(1);
  });

  test("nothing goes while somebody's question about the payment is on its way", async () => {
    const { trId } = await notSent(counter);
    const now = counter.clock.now();
    const lease = { trId, owner: "another process", now, until: now + MINUTE };
    await counter.database.transaction((tx) => takeCheckLease(tx, lease));
    expect(await counter.sendAgain(trId)).toMatchObject({ ok: false, error: { code: "not_allowed_in_state" } });
    expect(counter.paysOf(trId)).toEqual([]);
    counter.clock.advance(MINUTE);
    expect(await counter.sendAgain(trId)).toMatchObject({ ok: true, payment: { attempt: 2 } });
  });

  test("after not_sent nothing is asked: it is proven that nothing left", async () => {
    const { trId } = await notSent(counter);
    const before = counter.simulator.journal.requests.length;
    await counter.sendAgain(trId);
    expect(counter.simulator.journal.requests.slice(before).map(({ command }) => command)).toEqual(["pay-pasca"]);
    expect(await counter.payment(trId)).toMatchObject({ state: "success", attempt: 2 });
  });

  test("a first request that arrives between the question and the new attempt is paid once", async () => {
    const { trId } = await notReceived(counter, { execute: "later", reply: { kind: "reset" } });
    counter.process.freeze();
    await sendAgain(counter.deps, CASHIER, trId);
    counter.simulator.control.release();
    await counter.process.thaw();
    expect(await counter.payment(trId)).toMatchObject({ state: "unknown", suspicion: "paid_before", attempt: 2 });
    counter.clock.advance(2 * SECOND);
    expect(await counter.check(trId)).toMatchObject({ state: "success" });
  });

  test("a refusal of the second attempt says nothing of the first: unknown", async () => {
    const { trId } = await notReceived(counter);
    counter.nextPay({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    await counter.sendAgain(trId);
    expect(await counter.payment(trId)).toMatchObject({ state: "unknown", attempt: 2 });
  });

  test("a second attempt that never leaves goes back to not_received", async () => {
    const { trId } = await notReceived(counter);
    counter.process.freeze();
    await sendAgain(counter.deps, CASHIER, trId);
    counter.clock.advance(6 * SECOND);
    await counter.process.thaw();
    expect(await counter.payment(trId)).toMatchObject({ state: "not_received", attempt: 2, reached: true });
  });

  test("twenty clicks of three people are one new attempt", async () => {
    const { trId } = await notSent(counter);
    const clicks = Array.from({ length: 20 }, (_, index) =>
      sendAgain(counter.deps, [CASHIER, OTHER_CASHIER, SUPERVISOR][index % 3] ?? CASHIER, trId),
    );
    for (const answer of await Promise.all(clicks)) expect(answer).toMatchObject({ ok: true, payment: { trId } });
    await counter.process.idle();
    expect(counter.paysOf(trId)).toHaveLength(1);
    expect(await counter.payment(trId)).toMatchObject({ attempt: 2 });
  });

  test("I9: the late reply to the first attempt settles the payment while the second is on its way", async () => {
    const inquiry = await counter.quote();
    counter.addFaults({ command: "checkstatus", times: 3, fault: { reply: { kind: "status", status: 0 } } });
    counter.process.wire.hold("pay");
    await counter.pay(inquiry);
    const other = counter.start();
    for (let wait = 0; wait < 3; wait++) {
      counter.clock.advance(2 * MINUTE);
      await recoverLostPayments(other.deps);
      if (wait > 0) await checkPayment(other.deps, inquiry.trId, SYSTEM);
    }
    counter.clock.advance(2 * SECOND);
    other.freeze();
    expect(await sendAgain(other.deps, CASHIER, inquiry.trId)).toMatchObject({ payment: { attempt: 2 } });
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success", attempt: 2 });
    await other.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success", attempt: 2 });
  });

  test("I11: on another day nothing is sent again", async () => {
    const [lost, unsent] = [await notReceived(counter), await notSent(counter)];
    counter.clock.set(nextWibMidnight(counter.clock.now()));
    for (const { trId } of [lost, unsent]) {
      expect(await counter.sendAgain(trId)).toEqual({ ok: false, error: { code: "quote_expired" } });
    }
    expect(counter.paysOf(unsent.trId)).toEqual([]);
  });

  test("I1: when the new claim cannot be committed nothing is sent", async () => {
    const { trId } = await notSent(counter);
    counter.process.ledger.failCommits({ times: 1 });
    expect(await counter.sendAgain(trId)).toEqual({ ok: false, error: { code: "ledger_unavailable" } });
    expect(counter.paysOf(trId)).toEqual([]);
    expect(await counter.payment(trId)).toMatchObject({ state: "not_sent", attempt: 1 });
  });

  test("what is in any other state is shown as it stands", async () => {
    const paid = await counter.pay(await counter.quote());
    expect(await counter.sendAgain(paid.trId)).toMatchObject({ ok: true, payment: { state: "success" } });
    const unknown = await counter.payMeeting(LOST);
    expect(await counter.sendAgain(unknown.trId)).toMatchObject({ ok: true, payment: { state: "unknown" } });
    expect(counter.paysOf(unknown.trId)).toHaveLength(1);
    expect(await counter.sendAgain("1" as TrId)).toEqual({ ok: false, error: { code: "not_found" } });
  });
});
