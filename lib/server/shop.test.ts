import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Biller } from "#lib/domain/biller.ts";
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

  const offersOf = async (priceList: Biller["priceList"]) => {
    const { deps } = counter;
    const offers = await createShop({ ...deps, biller: { ...deps.biller, priceList } }, {
      current: async () => ({ products: [{ id: "bpjstkpu" }, { id: "pdam" }] }),
    } as never).offers();
    return offers.map(({ product, codes, off }) => ({ id: product.id, off, many: codes.length > 1 }));
  };

  test("a new shop's first page never offers a product of which no company can be chosen", async () => {
    const unread = [
      { id: "bpjstkpu", off: null, many: false },
      { id: "pdam", off: "unread", many: false },
    ];
    expect(await offersOf(async () => ({ kind: "unclear", reason: "timeout" }) as never)).toEqual(unread);
    const read = await offersOf((ask) => counter.deps.biller.priceList(ask));
    expect(read).toContainEqual({ id: "pdam", off: null, many: true });
  });
});
