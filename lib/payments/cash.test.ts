import { expect, test } from "vitest";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { CashRounding } from "#lib/domain/cash-rounding.ts";
import { changeOf } from "#lib/domain/payment.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { SUPERVISOR } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("cash", (open) => {
  const counter = withCounter(open);

  test("that falls short is refused, with how much is missing", async () => {
    const inquiry = await counter.quote();
    const refused = await counter.claim(inquiry, { cashReceived: rupiah(inquiry.price - 500) });
    expect(refused).toEqual({ ok: false, error: { code: "cash_short", params: { amount: 500 } } });
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
  });

  async function quoteOf(price: number) {
    const hp = counter.freshHp();
    counter.simulator.control.changeBill({ hp, nominal: price - 2_500 });
    return counter.quote(hp);
  }

  test("above ten times the total and above a million is a scanner's burst and refused", async () => {
    const inquiry = await quoteOf(102_500);
    const refused = await counter.claim(inquiry, { cashReceived: rupiah(1_025_001) });
    expect(refused).toEqual({ ok: false, error: { code: "cash_implausible" } });
    expect(await counter.pay(inquiry, { cashReceived: rupiah(1_025_000) })).toMatchObject({ state: "success" });
  });

  test("has no reference, and what is no cash has no amount handed over", async () => {
    const invalid = { ok: false, error: { code: "invalid_input" } };
    const inquiry = await counter.quote();
    expect(await counter.claim(inquiry, { reference: "QR/1" })).toEqual(invalid);
    expect(await counter.claim(inquiry, { method: "debit", cashReceived: inquiry.price })).toEqual(invalid);
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
  });

  test("of one large note pays a small bill", async () => {
    const paid = await counter.pay(await quoteOf(7_900), { cashReceived: rupiah(100_000) });
    expect(paid.state).toBe("success");
    expect(changeOf(paid)).toBe(92_100);
  });

  test("is rounded as the setting says and not otherwise, and nothing but cash is", async () => {
    const cashRounding = (rule: CashRounding) =>
      counter.database.transaction(async (tx) => {
        const preferences = { ...(await readPreferences(tx)), cashRounding: rule };
        await writePreferences(tx, preferences, counter.clock.now(), SUPERVISOR.id);
      });
    const changed = { ok: false, error: { code: "amounts_changed" } };
    await cashRounding("up_100");
    const inquiry = await quoteOf(695_189);
    expect(await counter.claim(inquiry)).toEqual(changed);
    expect(await counter.claim(inquiry, { rounding: 100 })).toEqual(changed);
    expect(await counter.claim(inquiry, { rounding: 11, method: "qris" })).toEqual(changed);
    const short = await counter.claim(inquiry, { rounding: 11, cashReceived: inquiry.price });
    expect(short).toEqual({ ok: false, error: { code: "cash_short", params: { amount: 11 } } });
    const paid = await counter.pay(inquiry, { rounding: 11, cashReceived: rupiah(700_000) });
    expect(paid).toMatchObject({ state: "success", price: 695_189, rounding: 11 });
    expect(changeOf(paid)).toBe(4_800);
    expect(await counter.pay(await quoteOf(695_189), { method: "qris" })).toMatchObject({ rounding: 0 });

    await cashRounding("none");
    expect(await counter.claim(await quoteOf(695_189), { rounding: 11 })).toEqual(changed);
  });

  test("must be typed where a supervisor wants it so, and only for cash", async () => {
    await counter.database.transaction(async (tx) => {
      const preferences = { ...(await readPreferences(tx)), cashRequired: true };
      await writePreferences(tx, preferences, counter.clock.now(), SUPERVISOR.id);
    });
    const inquiry = await counter.quote();
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "cash_missing" } });
    expect(await counter.pay(inquiry, { cashReceived: inquiry.price })).toMatchObject({ state: "success" });
    expect(await counter.pay(await counter.quote(), { method: "qris" })).toMatchObject({ state: "success" });
    await counter.database.transaction(async (tx) => {
      const preferences = { ...(await readPreferences(tx)), cashRequired: false };
      await writePreferences(tx, preferences, counter.clock.now(), SUPERVISOR.id);
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
