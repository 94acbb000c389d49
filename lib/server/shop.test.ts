import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { SECOND } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createLivePreferences } from "./live-preferences.ts";
import { createShop } from "./shop.ts";

describeOnBothDatabases("the price list", (open) => {
  const counter = withCounter(open);

  test("is never asked for again and again, however often supervisors press the button", async () => {
    const { deps, database, clock } = counter;
    let asked = 0;
    const priceList: typeof deps.biller.priceList = (ask) => {
      asked += 1;
      return deps.biller.priceList(ask);
    };
    const preferences = createLivePreferences(database.read, clock.now);
    const shop = createShop({ ...deps, biller: { ...deps.biller, priceList } }, preferences);
    for (const whole of await Promise.all(Array.from({ length: 30 }, () => shop.refresh(SUPERVISOR))))
      expect(whole).toEqual({ ok: true, whole: true });
    await shop.refresh(SUPERVISOR);
    expect(asked).toBe(1);
    clock.advance(5 * SECOND);
    await shop.refresh(SUPERVISOR);
    expect(asked).toBe(2);
  });
});
