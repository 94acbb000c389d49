import { afterEach, beforeEach, expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { heldSince, holdPaying, ownInstallation, takeRefId } from "#lib/db/installation.ts";
import { hourlyTotals, startOfHour } from "#lib/db/journal/hourly-totals.ts";
import { journalOfPayment } from "#lib/db/journal/journal.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findPayment } from "#lib/db/payments/payments.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { insertShift } from "#lib/db/shifts/shifts.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { LOST_CASHIER } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import { inquireByNumber } from "./find-bill.ts";
import { readPriceList } from "./read-price-list.ts";
import { reconcile } from "./reconcile.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, type Counter, confirmationOf, known, openCounter } from "./testing/counter.ts";
import { listOf } from "./testing/list-of.ts";
import { createOracle } from "./testing/oracle.ts";
import { SANDBOX_BILLS } from "./testing/sandbox-bills.ts";
import { sell } from "./testing/sell.ts";
import { DAY } from "./testing/virtual-clock.ts";

describeMostlyOnSqlite("reconciling a ledger that has lost everything", (open) => {
  let counter: Counter;
  let restored: Database;
  beforeEach(async () => {
    const database = await open();
    counter = await openCounter(database);
    restored = await open();
    const owner = { mode: "sandbox", username: "081234567890" } as const;
    await ownInstallation(restored, owner, counter.clock.now());
    const { refPrefix } = await database.read.query.selectFrom("installation").selectAll().executeTakeFirstOrThrow();
    await restored.transaction(async (tx) => {
      await tx.query.updateTable("installation").set({ refPrefix }).execute();
      await holdPaying(tx, counter.clock.now());
    });
  });
  afterEach(async () => {
    expect(await createOracle({ database: restored, simulator: counter.simulator }).look()).toEqual([]);
    await counter.close();
  });

  const onRestored = () => ({ ...counter.deps, database: restored });
  const run = async () => {
    const done = await reconcile(onRestored());
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.reconciled.found.map(({ trId, status }) => [trId, status] as const);
  };
  const stateOf = async ({ trId }: Inquiry) => (await findPayment(restored.read, trId))?.state;
  const alarms = async () =>
    (await openAlarms(restored.read, 100)).filter(({ kind }) => kind === "found_after_restore");
  /** Takes references that never reach the biller. */
  const passOver = async (count: number) => {
    for (let passed = 0; passed < count; passed++) await counter.database.transaction(takeRefId);
  };

  test("each is brought back as the biller has it: paid, failed, in process, or a quote only", async () => {
    const made: Inquiry[] = [];
    for (const fault of [{}, { execute: "fails" }, { execute: "pending" }] as const) {
      const inquiry = await counter.quote();
      counter.nextPay(fault);
      await counter.pay(inquiry);
      made.push(inquiry);
    }
    const quote = await counter.quote();
    const [paid, failed, pending] = made as [Inquiry, Inquiry, Inquiry];
    expect(await run()).toEqual([
      [paid.trId, 1],
      // The biller has no bill for a failed payment, so its alarm names the reference.
      [null, 2],
      [pending.trId, 3],
      [quote.trId, 0],
    ]);
    expect([await stateOf(paid), await stateOf(failed), await stateOf(pending)]).toEqual([
      "success",
      undefined,
      "pending",
    ]);
    expect(await findPayment(restored.read, quote.trId)).toBeNull();
    expect(await findInquiry(restored.read, quote.trId)).toMatchObject({ refId: quote.refId, price: quote.price });
    const told = (await alarms()).map(({ trId, data }) => trId ?? data.refId);
    expect(told.sort()).toEqual([paid.trId, pending.trId, failed.refId].sort());
    expect(await heldSince(restored.read)).toBeNull();
  });

  test("what was lost is booked on the day on which IAK was paid, and never as cash of anybody's drawer", async () => {
    const inquiry = await counter.quote();
    const paid = await counter.pay(inquiry);
    counter.clock.advance(2 * DAY);
    await run();
    const found = await findPayment(restored.read, inquiry.trId);
    const { paidAt } = paid;
    expect(found).toMatchObject({ state: "success", createdAt: paidAt, method: "unknown", shiftId: null });
    expect(found).toMatchObject({ cashierId: LOST_CASHIER.id, cashierName: LOST_CASHIER.name });
    const day = wibDay(paidAt ?? 0);
    const lines = await journalOfPayment(restored.read, inquiry.trId);
    expect(lines.map((line) => [line.kind, line.debit, line.credit, line.day])).toEqual([
      ["claim", "clearing_unknown", "held", day],
      ["success", "held", "deposit", day],
      ["success", "held", "commission", day],
    ]);
    expect(lines[0]?.at).toBe(paidAt);
    const hours = await hourlyTotals(restored.read, {});
    expect(hours).toMatchObject([{ hour: startOfHour(paidAt ?? 0), cashierId: LOST_CASHIER.id, count: 1 }]);
  });

  test("payments of every product are found, also of a code that only the price list knows; and one of a product that nobody knows with all that was said of it", async () => {
    await sell(counter);
    const made: Inquiry[] = [];
    for (const { code, hp, asked = {} } of SANDBOX_BILLS) {
      made.push(await counter.quote(hp, CASHIER, { product: productOfCode(code), code, asked }));
      await counter.pay(made.at(-1) as Inquiry);
    }
    const [strange] = made as [Inquiry];
    const change = { kind: "change", fields: { code: "EMONEY.NEW", desc: { wallet: "DOMPET SAYA" } } } as const;
    counter.addFaults({ command: "checkstatus", refId: strange.refId, fault: { reply: change } });
    const biller = { ...counter.deps.biller, priceList: listOf({ internet: ["MYREPUBLIC"] }) };
    await readPriceList({ ...onRestored(), biller }, "internet");
    const listed = known(made.find(({ product }) => product === "CBN") ?? null);
    const renamed = { kind: "change", fields: { code: "MYREPUBLIC" } } as const;
    counter.addFaults({ command: "checkstatus", refId: listed.refId, fault: { reply: renamed } });
    expect(await run()).toEqual(made.map(({ trId }) => [trId, 1]));
    for (const { trId, family, price } of made.slice(1))
      expect(await findPayment(restored.read, trId)).toMatchObject({ state: "success", family, price });
    expect(await findPayment(restored.read, strange.trId)).toMatchObject({ state: "success", family: "unknown" });
    expect(await findInquiry(restored.read, strange.trId)).toMatchObject({ details: { wallet: "DOMPET SAYA" } });
    const { model } = known(await findReceipt(restored.read, strange.trId));
    expect(JSON.stringify(model)).toContain("DOMPET SAYA");
  });

  test("a shift that stands open in the backup waits for a person, once, and only after a restore", async () => {
    const at = counter.clock.now();
    const opening = { cashierId: "u1", cashierName: "Kasir Satu", openedAt: at, openingCash: 100_000 };
    const shift = await restored.transaction((tx) => insertShift(tx, opening));
    await run();
    await run();
    const open = (await openAlarms(restored.read, 9)).filter(({ kind }) => kind === "shift_open_after_restore");
    expect(open.map(({ data }) => data)).toEqual([{ shiftId: shift?.id, cashier: "Kasir Satu", openedAt: at }]);
  });

  test("the sequence is probed until 50 in a row are unknown, and goes on behind the last one that is known", async () => {
    await passOver(49);
    const far = await counter.quote();
    await passOver(49);
    const farther = await counter.quote();
    expect(await run()).toEqual([
      [far.trId, 0],
      [farther.trId, 0],
    ]);
    const found = await inquireByNumber(onRestored(), CASHIER, { hp: counter.freshHp() });
    expect(found).toMatchObject({ ok: true, as: "quote" });
  });

  test("what lies behind 50 that are unknown is not looked for", async () => {
    await counter.quote();
    await passOver(50);
    await counter.quote();
    expect(await run()).toHaveLength(1);
  });

  test("a biller that calls every reference not received is not asked for ever", async () => {
    const known = await counter.quote();
    const text = JSON.stringify({ data: { status: 0, response_code: "42", message: "NOT RECEIVED" } });
    counter.addFaults(
      { command: "checkstatus", refId: known.refId, fault: { reply: { kind: "truth" } } },
      { command: "checkstatus", times: 200, fault: { reply: { kind: "http", status: 200, text } } },
    );
    expect(await run()).toEqual([[known.trId, 0]]);
  });

  test("again, and twice at once: nothing is brought back twice", async () => {
    const paid = await counter.pay(await counter.quote());
    await Promise.all([reconcile(onRestored()), reconcile(onRestored())]);
    expect(await run()).toEqual([]);
    expect(await restored.read.query.selectFrom("payments").select("trId").execute()).toEqual([{ trId: paid.trId }]);
    expect(await alarms()).toHaveLength(1);
  });

  test("a payment is never lost for an amount in its details that cannot be read", async () => {
    await sell(counter);
    const inquiry = await counter.quote("530000000001", CASHIER, { product: productOfCode("PLNPOSTPAID") });
    await counter.pay(inquiry);
    const detail = { periode: "202608", nilai_tagihan: "300000", meter_awal: "00080000" };
    const desc = { tarif: "R1", tagihan: { detail: [{ ...detail, denda: "-" }] } };
    const reply = { kind: "change" as const, fields: { desc } };
    counter.addFaults({ command: "checkstatus", refId: inquiry.refId, fault: { reply } });
    expect(await run()).toEqual([[inquiry.trId, 1]]);
    expect(await stateOf(inquiry)).toBe("success");
    expect(await findInquiry(restored.read, inquiry.trId)).toMatchObject({
      details: { tarif: "R1", tagihan: { detail: [{ ...detail, nilai_tagihan: 300_000 }] } },
    });
  });

  test("an answer that is no whole bill is left to a person, and the rest is found", async () => {
    const [broken, whole] = [await counter.quote(), await counter.quote()];
    const fault = { reply: { kind: "change", fields: { price: "abc" } } } as const;
    counter.addFaults({ command: "checkstatus", refId: broken.refId, fault });
    expect(await run()).toEqual([
      [null, 0],
      [whole.trId, 0],
    ]);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ trId: null, data: { refId: broken.refId } });
    expect(JSON.parse(String(alarm?.data.detail)).data).toMatchObject({ price: "abc", hp: broken.hp });
  });

  test("a biller that stops answering leaves paying held back, and the next try finds the rest", async () => {
    const [first, second] = [await counter.quote(), await counter.quote()];
    counter.addFaults({ command: "checkstatus", refId: second.refId, times: 1, fault: { reply: { kind: "reset" } } });
    expect(await reconcile(onRestored())).toEqual({ ok: false, error: { code: "biller_no_answer" } });
    expect(await heldSince(restored.read)).not.toBeNull();
    const held = { ok: false, error: { code: "reconcile_first" } };
    expect(await startPayment(onRestored(), CASHIER, confirmationOf(first))).toEqual(held);
    expect((await run()).map(([trId]) => trId)).toContain(second.trId);
    expect(await heldSince(restored.read)).toBeNull();
  });

  test("the payment of a bill that is still unclear under another inquiry finds no place, and a person is told", async () => {
    const hp = counter.freshHp();
    const one = await counter.quote(hp);
    const other = await counter.quote(hp);
    await counter.pay(one);
    counter.simulator.control.settle(Number(other.trId), "success");
    counter.addFaults({ command: "checkstatus", refId: one.refId, fault: { reply: { kind: "status", status: 3 } } });
    await run();
    expect([await stateOf(one), await stateOf(other)]).toEqual(["pending", undefined]);
    expect((await alarms()).map(({ trId }) => trId).sort()).toEqual([one.trId, other.trId].sort());
  });
});
