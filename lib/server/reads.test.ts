import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { printReceipt } from "#lib/payments/print-receipt.ts";
import { readQuote } from "#lib/payments/read-quote.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { DAY, MINUTE, SECOND } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { voidPrint } from "#lib/payments/void-print.ts";
import { createReceiptSheets } from "./printers/receipt-sheets.ts";
import { createReads } from "./reads.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;
const GLANCE = [
  "admin",
  "cashierId",
  "cashierName",
  "createdAt",
  "lastCheckedAt",
  "nextCheckAt",
  "nominal",
  "price",
  "settledAt",
  "state",
  "trId",
  "updatedAt",
  "version",
];

describeOnBothDatabases("what the pages are given of a payment", (open) => {
  const counter = withCounter(open);
  const reads = () => createReads(counter.deps, () => null);

  test.each([
    ["success", null],
    ["unknown", LOST],
  ] as const)("a %s is whole for its cashier and a supervisor, never for another cashier", async (state, fault) => {
    const inquiry = await counter.quote();
    if (fault) counter.nextPay(fault);
    const payment = await counter.pay(inquiry);
    expect(payment.state).toBe(state);
    for (const actor of [CASHIER, SUPERVISOR]) {
      expect(await reads().payment(actor, payment.trId)).toEqual({ whole: true, payment });
      expect(await reads().inquiry(actor, payment.trId)).toEqual(inquiry);
    }
    const seen = await reads().payment(OTHER_CASHIER, payment.trId);
    expect(seen).toMatchObject({ whole: false, payment: { state, price: payment.price, cashierName: CASHIER.name } });
    expect(Object.keys(seen?.payment ?? {}).sort()).toEqual(GLANCE);
    expect(await reads().inquiry(OTHER_CASHIER, payment.trId)).toBeNull();
    expect(await reads().quote(OTHER_CASHIER, payment.trId)).toEqual({ paidAs: payment.trId });
    expect(await reads().story(OTHER_CASHIER, payment.trId)).toBeNull();
  });

  test("a receipt, on the screen and on paper, is its cashier's and supervisors'", async () => {
    const { trId } = await counter.pay(await counter.quote());
    const sheets = createReceiptSheets(counter.deps);
    for (const actor of [CASHIER, SUPERVISOR]) {
      expect(await reads().receipt(actor, trId)).toMatchObject({ payment: { trId }, prints: 0 });
      expect(await sheets.sheet(actor, trId, null, "WIB")).toMatchObject({ mark: { kind: "preview" } });
    }
    expect(await reads().receipt(OTHER_CASHIER, trId)).toBe("forbidden");
    expect(await sheets.sheet(OTHER_CASHIER, trId, null, "WIB")).toBe("forbidden");
  });

  test("what was raised about a payment, and what its bill is made of, are supervisors' also of one's own", async () => {
    const { trId } = await counter.pay(await counter.quote());
    expect(await reads().alarms(SUPERVISOR, trId)).toEqual([]);
    expect(await reads().billed(SUPERVISOR, trId)).toMatchObject({ prints: [] });
    expect(await reads().alarms(CASHIER, trId)).toBeNull();
    expect(await reads().billed(CASHIER, trId)).toBeNull();
  });

  test("a receipt's code proves a success, and nothing of any other payment", async () => {
    const proven = (trId: string) => createReads(counter.deps, () => trId).verified("its code");
    const paid = await counter.pay(await counter.quote());
    // A colleague's code copied onto a paper for another customer shows by the number's end.
    const told = { price: paid.price, paidAt: paid.paidAt, numberEnd: paid.hp.slice(-3) };
    expect(await proven(paid.trId)).toMatchObject(told);
    expect(await proven((await counter.payMeeting(LOST)).trId)).toBeNull();
  });

  test("a quote that nobody has paid is anyone's at the counter", async () => {
    const inquiry = await counter.quote();
    for (const actor of [CASHIER, OTHER_CASHIER, SUPERVISOR])
      expect(await reads().inquiry(actor, inquiry.trId)).toEqual(inquiry);
    expect(await reads().quote(OTHER_CASHIER, inquiry.trId)).toMatchObject({ inquiry });
  });

  test("a quote of an earlier day is its asker's and supervisors', never another's who counts through the numbers", async () => {
    const { trId } = await counter.quote();
    counter.clock.advance(DAY);
    for (const actor of [CASHIER, SUPERVISOR]) {
      expect(await reads().quote(actor, trId)).toMatchObject({ obstacle: "expired" });
      expect(await reads().inquiry(actor, trId)).toMatchObject({ trId });
    }
    expect(await reads().quote(OTHER_CASHIER, trId)).toBeNull();
    expect(await reads().inquiry(OTHER_CASHIER, trId)).toBeNull();
  });

  test("a quote tells of the bill's other payments no more than a glance", async () => {
    const first = await counter.quote();
    const older = await counter.quote(first.hp, OTHER_CASHIER);
    counter.nextPay(LOST);
    await counter.pay(first);
    const asked = await readQuote(counter.deps, older.trId);
    expect(Object.keys((asked as { inPayment: object }).inPayment).sort()).toEqual(GLANCE);

    const paid = await counter.quote();
    const outdated = await counter.quote(paid.hp, OTHER_CASHIER);
    counter.clock.advance(SECOND);
    await counter.pay(paid);
    const told = await readQuote(counter.deps, outdated.trId);
    expect(Object.keys((told as { outdatedBy: object }).outdatedBy).sort()).toEqual(GLANCE);
  });

  test("one's own last print is told for five minutes, never another's or one that was voided", async () => {
    const { trId } = await counter.pay(await counter.quote());
    const print = async () => {
      const printed = await printReceipt(counter.deps, CASHIER, { trId, paper: "58", how: "browser" });
      if (!printed.ok) throw new Error(printed.error.code);
      return printed.print.id;
    };
    const voidable = async (actor: Actor) => {
      const receipt = await reads().receipt(actor, trId);
      return receipt && receipt !== "forbidden" ? receipt.voidable : receipt;
    };
    expect(await voidable(CASHIER)).toBeNull();
    const first = await print();
    counter.clock.advance(SECOND);
    const last = await print();
    expect(await voidable(SUPERVISOR)).toBeNull();
    expect(await voidable(CASHIER)).toEqual({ printId: last, forMs: 5 * MINUTE });
    expect(await voidPrint(counter.deps, CASHIER, last)).toMatchObject({ ok: true });
    expect(await voidable(CASHIER)).toEqual({ printId: first, forMs: 5 * MINUTE - SECOND });
    counter.clock.advance(5 * MINUTE - SECOND);
    expect(await voidable(CASHIER)).toBeNull();
  });
});
