import { expect, test } from "vitest";
import { eventsOf } from "#lib/db/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { returnCash } from "./return-cash.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const REFUSED = { execute: "never", reply: { kind: "code", responseCode: "17" } } as const;

describeOnBothDatabases("cash to give back", (open) => {
  const counter = withCounter(open);

  test("is the price, whatever was handed over, once a cash payment has failed", async () => {
    const inquiry = await counter.quote();
    counter.nextPay(REFUSED);
    const payment = await counter.pay(inquiry, { cashReceived: rupiah(inquiry.price + 50_000) });
    expect(payment).toMatchObject({ state: "failed", refundDue: inquiry.price, refundedAt: null });
  });

  test("is due when a payment is given up, too", async () => {
    const inquiry = await counter.quote();
    counter.process.wire.line = "down";
    await counter.pay(inquiry);
    expect(await counter.giveUp(inquiry.trId)).toMatchObject({ payment: { refundDue: inquiry.price } });
  });

  test.each(["qris", "transfer", "debit"] as const)("is none for %s", async (method) => {
    const inquiry = await counter.quote();
    counter.nextPay(REFUSED);
    expect(await counter.pay(inquiry, { method })).toMatchObject({ state: "failed", refundDue: null });
    const refused = await returnCash(counter.deps, CASHIER, inquiry.trId);
    expect(refused).toEqual({ ok: false, error: { code: "not_allowed_in_state" } });
  });

  test("is none while nothing is settled, and none for success", async () => {
    const unknown = await counter.payMeeting({ execute: "never", reply: { kind: "reset" } });
    const paid = await counter.pay(await counter.quote());
    for (const { trId, refundDue } of [unknown, paid]) {
      expect(refundDue).toBeNull();
      expect(await returnCash(counter.deps, CASHIER, trId)).toMatchObject({ error: { code: "not_allowed_in_state" } });
    }
  });

  test("is given back once, by its own cashier or a supervisor, with an event", async () => {
    const { trId } = await counter.payMeeting(REFUSED);
    expect(await returnCash(counter.deps, OTHER_CASHIER, trId)).toEqual({ ok: false, error: { code: "forbidden" } });
    const at = counter.clock.now();
    const returned = await Promise.all([CASHIER, SUPERVISOR, CASHIER].map((by) => returnCash(counter.deps, by, trId)));
    for (const result of returned) expect(result).toMatchObject({ ok: true, payment: { refundedAt: at } });
    const events = await eventsOf(counter.database.read, trId);
    expect(events.filter(({ kind }) => kind === "cash_returned")).toHaveLength(1);
    expect(await returnCash(counter.deps, CASHIER, "1" as TrId)).toEqual({ ok: false, error: { code: "not_found" } });
  });

  test.each([false, true])(
    "is no longer due after a late success, and stays on record when given back (%s)",
    async (given) => {
      const { trId, price } = await counter.payMeeting({
        execute: "later",
        reply: { kind: "code", responseCode: "17" },
      });
      if (given) await returnCash(counter.deps, CASHIER, trId);
      counter.simulator.control.release();
      await passTime(counter, 5 * MINUTE);
      expect(await counter.payment(trId)).toMatchObject({ state: "success", refundDue: given ? price : null });
    },
  );
});
