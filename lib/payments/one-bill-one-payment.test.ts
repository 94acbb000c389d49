import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { readQuote } from "./read-quote.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, confirmationOf, OTHER_CASHIER } from "./testing/counter.ts";
import { SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;

describeOnBothDatabases("I14: one bill, one payment", (open) => {
  const counter = withCounter(open);
  const codeOf = (answer: Awaited<ReturnType<typeof counter.claim>>) => (answer.ok ? "claimed" : answer.error.code);

  test("while a payment is unsettled, paying its bill under another inquiry shows that payment", async () => {
    const first = await counter.quote();
    const second = await counter.quote(first.hp, OTHER_CASHIER);
    counter.nextPay(LOST);
    expect(await counter.pay(first)).toMatchObject({ state: "unknown" });
    const refused = await counter.claim(second, {}, OTHER_CASHIER);
    expect(refused).toMatchObject({ ok: true, mine: false, payment: { trId: first.trId, cashierName: CASHIER.name } });
    expect(counter.paysOf(second.trId)).toEqual([]);
    expect(await readQuote(counter.deps, second.trId)).toMatchObject({ inPayment: { trId: first.trId } });
  });

  test.each(["not_sent", "not_received", "review"] as const)("%s is unsettled too", async (state) => {
    const first = await counter.quote();
    const second = await counter.quote(first.hp);
    if (state === "not_sent") counter.process.wire.line = "down";
    else counter.nextPay(LOST);
    await counter.pay(first);
    counter.process.wire.line = "good";
    const status = state === "review" ? ({ kind: "status", status: 2, responseCode: "00" } as const) : null;
    if (status) counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: status } });
    for (const wait of state === "not_sent" ? [] : [60, 120]) {
      counter.clock.advance(wait * SECOND);
      await counter.check(first.trId);
    }
    expect((await counter.payment(first.trId)).state).toBe(state);
    expect(await counter.claim(second)).toMatchObject({ mine: false, payment: { trId: first.trId } });
  });

  test("row 36: two cashiers who pay two inquiries of one bill at once make one payment", async () => {
    for (let round = 0; round < 10; round++) {
      const first = await counter.quote();
      const second = await counter.quote(first.hp, OTHER_CASHIER);
      // If the winner had succeeded by then, the other quote would be outdated: another, equally good refusal.
      counter.process.wire.hold("pay");
      const answers = await Promise.all([
        startPayment(counter.deps, CASHIER, confirmationOf(first)),
        startPayment(counter.deps, OTHER_CASHIER, confirmationOf(second)),
      ]);
      await counter.process.thaw();
      const [winner, ...others] = answers.flatMap((answer) => (answer.ok && answer.mine ? [answer.payment.trId] : []));
      expect(others).toEqual([]);
      for (const answer of answers) expect(answer).toMatchObject({ ok: true, payment: { trId: winner } });
      expect([...counter.paysOf(first.trId), ...counter.paysOf(second.trId)]).toHaveLength(1);
    }
  });

  test("a quote that is older than the bill's last success is refused", async () => {
    const older = await counter.quote();
    const newer = await counter.quote(older.hp);
    counter.clock.advance(SECOND);
    expect(await counter.pay(newer)).toMatchObject({ state: "success" });
    expect(await readQuote(counter.deps, older.trId)).toMatchObject({ obstacle: "outdated" });
    for (const repeatConfirmed of [false, true]) {
      expect(codeOf(await counter.claim(older, { repeatConfirmed }))).toBe("quote_outdated");
    }
    expect(counter.paysOf(older.trId)).toEqual([]);
  });

  test("a quote asked for before the success and answered after it is older than the success", async () => {
    const first = await counter.quote();
    counter.process.wire.hold("inquire");
    const answering = counter.quote(first.hp);
    await counter.simulator.journal.waitFor(
      ({ requests }) => requests.filter(({ command, hp }) => command === "inq-pasca" && hp === first.hp).length === 2,
    );
    counter.clock.advance(SECOND);
    await counter.pay(first);
    counter.clock.advance(SECOND);
    counter.process.wire.deliver();
    const second = await answering;
    expect(codeOf(await counter.claim(second, { repeatConfirmed: true }))).toBe("quote_outdated");
  });

  test("a newer quote of another period is paid like any other", async () => {
    const april = await counter.quote();
    await counter.pay(april);
    counter.clock.advance(SECOND);
    const may = await counter.quote(april.hp);
    expect(may.period).not.toBe(april.period);
    expect(await counter.pay(may)).toMatchObject({ state: "success" });
  });

  test("a newer quote of the same period needs the cashier's tick", async () => {
    const first = await counter.quote();
    await counter.pay(first);
    counter.clock.advance(SECOND);
    const change = { kind: "change", fields: { period: first.period } } as const;
    counter.addFaults({ command: "inq-pasca", hp: first.hp, times: 1, fault: { reply: change } });
    const again = await counter.quote(first.hp);
    expect(await readQuote(counter.deps, again.trId)).toMatchObject({
      paidBefore: { trId: first.trId },
      obstacle: null,
    });
    expect(codeOf(await counter.claim(again))).toBe("repeat_needs_tick");
    expect(counter.paysOf(again.trId)).toEqual([]);
    expect(await counter.pay(again, { repeatConfirmed: true })).toMatchObject({ state: "success" });
    // The cashier knew of the first: nobody needs to be told that the bill may be paid twice.
    const alarms = await openAlarms(counter.database.read, 100);
    expect(alarms.filter(({ trId }) => trId === again.trId)).toEqual([]);
  });

  test("a refused claim leaves nothing behind", async () => {
    const older = await counter.quote();
    const newer = await counter.quote(older.hp);
    counter.clock.advance(SECOND);
    await counter.pay(newer);
    await counter.claim(older);
    expect(await readQuote(counter.deps, older.trId)).toMatchObject({ inquiry: { trId: older.trId } });
  });

  test("a bill that failed may be paid under another inquiry", async () => {
    const first = await counter.quote();
    counter.nextPay({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    expect(await counter.pay(first)).toMatchObject({ state: "failed" });
    expect(await counter.pay(await counter.quote(first.hp))).toMatchObject({ state: "success" });
  });
});
