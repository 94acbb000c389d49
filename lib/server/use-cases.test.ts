import { afterAll, beforeAll, expect, test } from "vitest";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import {
  CASHIER,
  type Counter,
  confirmationOf,
  OTHER_CASHIER,
  openCounter,
  SUPERVISOR,
} from "#lib/payments/testing/counter.ts";
import { createCheckSlots } from "./check-slots.ts";
import { createInquiryLimit } from "./inquiry-limit.ts";
import { createLivePreferences } from "./live-preferences.ts";
import { createReceiptSheets } from "./printers/receipt-sheets.ts";
import { createUseCases } from "./use-cases.ts";

/** What everyone signed in may know about a payment: nothing about the bill, the customer's money or the biller's answer. */
const GLANCE = [
  ...["admin", "cashierId", "cashierName", "createdAt", "lastCheckedAt", "nextCheckAt", "nominal", "price"],
  ...["settledAt", "state", "trId", "updatedAt", "version"],
];

describeOnBothDatabases("limits", (open) => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter(await open());
  });
  afterAll(() => counter.close());

  test("the limits that a supervisor sets hold without a restart, also where another process set them", async () => {
    const { database, clock, deps } = counter;
    const slots = createCheckSlots();
    const live = createLivePreferences(database.read, clock.now);
    const does = createUseCases(deps, slots, createInquiryLimit(clock.now), live, createReceiptSheets(deps));
    const set = (over: object) =>
      database.transaction(async (tx) => {
        await writePreferences(tx, { ...(await readPreferences(tx)), ...over }, clock.now(), SUPERVISOR.id);
      });
    const ask = () => does.inquireByNumber(CASHIER, { hp: counter.freshHp() });

    await set({ inquiriesPerMinute: 1, checksAtOnce: 7 });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, error: { code: "too_many_inquiries" } });
    await set({ inquiriesPerMinute: 2 });
    clock.advance(2_000);
    expect(await ask()).toMatchObject({ ok: true });

    const { trId } = await counter.pay(await counter.quote());
    await does.checkPayment(CASHIER, trId);
    expect(slots.places()).toBe(7);
  });

  test("no act tells a cashier more of another's payment than a glance", async () => {
    const { database, clock, deps } = counter;
    const live = createLivePreferences(database.read, clock.now);
    const does = createUseCases(
      deps,
      createCheckSlots(),
      createInquiryLimit(clock.now),
      live,
      createReceiptSheets(deps),
    );
    const inquiry = await counter.quote();
    const payment = await counter.pay(inquiry);
    for (const answer of [
      await does.startPayment(OTHER_CASHIER, confirmationOf(inquiry)),
      await does.checkPayment(OTHER_CASHIER, payment.trId),
      await does.sendAgain(OTHER_CASHIER, payment.trId),
      await does.giveUp(OTHER_CASHIER, payment.trId),
    ])
      expect(Object.keys((answer.ok && answer.payment) || {}).sort()).toEqual(GLANCE);
  });
});
