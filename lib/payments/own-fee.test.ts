import { beforeAll, expect, test } from "vitest";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { changeOf } from "#lib/domain/payment.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { PRODUCTS, productOfCode } from "#lib/domain/products/catalogue.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { returnMoney } from "./return-money.ts";
import { CASHIER, known } from "./testing/counter.ts";
import { sell } from "./testing/sell.ts";
import { withCounter } from "./testing/with-counter.ts";

const CHANGED = { ok: false, error: { code: "amounts_changed" } };
const PLN = { product: productOfCode("PLNPOSTPAID"), code: "PLNPOSTPAID", asked: {} };
const FEES = [
  { id: "bpjstkpu", from: 0, fee: 1_500 },
  { id: "bpjstkpu", from: 100_000, fee: 2_030 },
  { id: "plnpostpaid", from: 0, fee: 3_000 },
];

describeOnBothDatabases("a fee of the shop's own", (open) => {
  const counter = withCounter(open);
  const prefer = (more: Partial<Preferences>) => sell(counter, PRODUCTS, more);
  beforeAll(() => prefer({ ownFees: FEES, cashRounding: "up_100" }));

  async function quoteOf(price: number) {
    const hp = counter.freshHp();
    counter.simulator.control.changeBill({ hp, nominal: price - 2_500 });
    return counter.quote(hp);
  }

  test("is charged by product and total as the page showed it, beside the biller's price, and never otherwise", async () => {
    const inquiry = await quoteOf(100_000);
    expect(await counter.claim(inquiry)).toEqual(CHANGED);
    expect(await counter.claim(inquiry, { ownFee: 1_500 })).toEqual(CHANGED);
    expect(await counter.claim(inquiry, { ownFee: 2_030 })).toEqual(CHANGED);
    const asShown = { ownFee: 2_030, rounding: 70 };
    const short = await counter.claim(inquiry, { ...asShown, cashReceived: rupiah(102_000) });
    expect(short).toEqual({ ok: false, error: { code: "cash_short", params: { amount: 100 } } });
    const paid = await counter.pay(inquiry, { ...asShown, cashReceived: rupiah(110_000) });
    expect(paid).toMatchObject({ state: "success", price: 100_000, admin: 2_500, ownFee: 2_030 });
    expect(changeOf(paid)).toBe(7_900);
    const [execution] = counter.simulator.journal.executed.filter(({ trId }) => trId === Number(inquiry.trId));
    expect(execution).toMatchObject({ price: 100_000 });
    const receipt = JSON.stringify(known(await findReceipt(counter.database.read, inquiry.trId)).model);
    for (const words of ["Biaya loket", "Rp2.030", "Rp102.100"]) expect(receipt).toContain(words);

    expect(await counter.pay(await quoteOf(99_999), { method: "qris", ownFee: 1_500 })).toMatchObject({ rounding: 0 });
  });

  test("that a supervisor changes between the page and the payment is told, and the one that was claimed stays", async () => {
    const [first, second] = [await quoteOf(100_000), await quoteOf(100_000)];
    await counter.pay(first, { method: "qris", ownFee: 2_030 });
    await prefer({ ownFees: [] });
    expect(await counter.claim(second, { method: "qris", ownFee: 2_030 })).toEqual(CHANGED);
    expect(counter.paysOf(second.trId)).toEqual([]);
    expect(await counter.payment(first.trId)).toMatchObject({ ownFee: 2_030 });
    await prefer({ ownFees: FEES });
  });

  test("is never taken where contracts forbid it, unless the shop's own allows it", async () => {
    const bill = await counter.quote("530000000001", CASHIER, PLN);
    expect(await counter.claim(bill, { method: "qris", ownFee: 3_000 })).toEqual(CHANGED);
    await prefer({ feeByContract: true });
    expect(await counter.claim(bill, { method: "qris" })).toEqual(CHANGED);
    expect(await counter.pay(bill, { method: "qris", ownFee: 3_000 })).toMatchObject({ state: "success" });
    await prefer({ feeByContract: false });
  });

  test("is on record as it was confirmed, with rounding and reference, and nothing that was not there", async () => {
    const onRecord = async (trId: TrId) => {
      const { query } = counter.database.read;
      const row = query.selectFrom("auditLog").select("data").where("subject", "=", trId);
      const { data } = await row.where("action", "=", "payment.claim").executeTakeFirstOrThrow();
      const [claimed] = await eventsOf(counter.database.read, trId);
      expect(claimed?.data).toEqual(JSON.parse(data));
      return claimed?.data;
    };
    const withAll = await quoteOf(100_000);
    await counter.pay(withAll, { ownFee: 2_030, rounding: 70 });
    const common = { price: 100_000, cashReceived: null, repeatConfirmed: false, ownFee: 2_030 };
    expect(await onRecord(withAll.trId)).toEqual({ ...common, method: "cash", rounding: 70 });
    const referred = await quoteOf(100_000);
    await counter.pay(referred, { method: "qris", ownFee: 2_030, reference: "QR/1" });
    expect(await onRecord(referred.trId)).toEqual({ ...common, method: "qris", reference: "QR/1" });
    const bill = await counter.quote("530000000009", CASHIER, PLN);
    await counter.pay(bill, { method: "qris" });
    expect(Object.keys((await onRecord(bill.trId)) ?? {})).not.toContain("ownFee");
  });

  test("goes back with the rest when the payment fails", async () => {
    const inquiry = await quoteOf(100_000);
    counter.nextPay({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    const failed = await counter.pay(inquiry, { ownFee: 2_030, rounding: 70 });
    expect(failed).toMatchObject({ state: "failed", owed: 102_100 });
    const back = await returnMoney(counter.deps, CASHIER, { trId: inquiry.trId, reference: null });
    expect(back).toMatchObject({ ok: true, payment: { owed: 0 } });
  });
});
