import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { nextWibMidnight } from "#lib/domain/time.ts";
import { passTime } from "./testing/pass-time.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeMostlyOnSqlite("faults of time", (open) => {
  const counter = withCounter(open);

  test("row 32: the clock jumps a day while the cashier confirms: refused, with the reason", async () => {
    const inquiry = await counter.quote();
    counter.clock.advance(DAY);
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "quote_expired" } });
  });

  test("row 32: claimed at 23.59.59, sent at 00.00.01: the biller says that it has expired: failed, nothing taken", async () => {
    const inquiry = await counter.quote();
    counter.clock.set(nextWibMidnight(counter.clock.now()) - SECOND);
    counter.process.freeze();
    await counter.claim(inquiry);
    counter.clock.advance(2 * SECOND);
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "failed", code: "04" });
  });

  test("row 32: paid at 23.59.59, answered at 00.00.01: success", async () => {
    const inquiry = await counter.quote();
    counter.clock.set(nextWibMidnight(counter.clock.now()) - SECOND);
    counter.process.wire.hold("pay");
    await counter.pay(inquiry);
    counter.clock.advance(2 * SECOND);
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success" });
  });

  test("row 32: lost at 23.59.59: the truth is learnt on the next day all the same", async () => {
    const [paid, lost] = [await counter.quote(), await counter.quote()];
    counter.clock.set(nextWibMidnight(counter.clock.now()) - SECOND);
    counter.nextPay({ reply: { kind: "reset" } });
    await counter.pay(paid);
    counter.nextPay({ execute: "never", reply: { kind: "reset" } });
    await counter.pay(lost);
    await passTime(counter, HOUR);
    expect(await counter.payment(paid.trId)).toMatchObject({ state: "success" });
    expect(await counter.payment(lost.trId)).toMatchObject({ state: "cancelled" });
  });

  test("row 50: a clock that ran ahead for a day and was set back neither sends again nor stops the questions, though nobody presses a button", async () => {
    const payment = await counter.payMeeting({ execute: "later", reply: { kind: "reset" } });
    const now = counter.clock.now();
    counter.clock.set(now + DAY);
    await passTime(counter, 0);
    counter.clock.set(now + MINUTE);
    counter.simulator.control.release();
    await passTime(counter, HOUR);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
    expect(counter.paysOf(payment.trId)).toHaveLength(1);
    counter.clock.set(now + DAY);
  });

  test("I8: time alone makes nothing failed: a biller that is away for a month leaves it unknown", async () => {
    const payment = await counter.payMeeting({ reply: { kind: "reset" } });
    counter.process.wire.line = "down";
    for (let days = 0; days < 30; days++) {
      counter.clock.advance(DAY);
      await passTime(counter, MINUTE);
    }
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown" });
    counter.process.wire.line = "good";
    await passTime(counter, DAY + MINUTE);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "success" });
  });
});
