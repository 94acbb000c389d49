import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Biller } from "#lib/domain/biller.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createShop } from "./shop.ts";

const preferences = { current: async () => ({ products: [{ id: "bpjstkpu" }, { id: "pdam" }] }) } as never;

describeOnBothDatabases("what the counter offers", (open) => {
  const counter = withCounter(open);
  const offersOf = async (priceList: Biller["priceList"]) => {
    const { deps } = counter;
    const offers = await createShop({ ...deps, biller: { ...deps.biller, priceList } }, preferences).offers();
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
