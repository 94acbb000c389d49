import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { changeOf } from "#lib/domain/payment.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("cash", (open) => {
  const counter = withCounter(open);

  test("that falls short is refused, with how much is missing", async () => {
    const inquiry = await counter.quote();
    const refused = await counter.claim(inquiry, { cashReceived: rupiah(inquiry.price - 500) });
    expect(refused).toEqual({ ok: false, error: { code: "cash_short", params: { amount: 500 } } });
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
  });

  test("above ten times the total is a scanner's burst and refused", async () => {
    const inquiry = await counter.quote();
    const refused = await counter.claim(inquiry, { cashReceived: rupiah(inquiry.price * 10 + 1) });
    expect(refused).toEqual({ ok: false, error: { code: "cash_implausible" } });
    expect(await counter.pay(inquiry, { cashReceived: rupiah(inquiry.price * 10) })).toMatchObject({
      state: "success",
    });
  });

  test("is not received for another way of paying", async () => {
    const inquiry = await counter.quote();
    const refused = await counter.claim(inquiry, { method: "qris", cashReceived: inquiry.price });
    expect(refused).toEqual({ ok: false, error: { code: "invalid_input" } });
    const paid = await counter.pay(inquiry, { method: "qris" });
    expect(paid).toMatchObject({ state: "success", method: "qris", cashReceived: null });
  });

  test("received is kept, and the change follows from it", async () => {
    const inquiry = await counter.quote();
    const paid = await counter.pay(inquiry, { cashReceived: rupiah(inquiry.price + 2_500) });
    expect(changeOf(paid)).toBe(2_500);
  });

  test("exactly right needs no change", async () => {
    expect(changeOf(await counter.pay(await counter.quote()))).toBeNull();
  });
});
