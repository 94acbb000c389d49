import { setTimeout } from "node:timers/promises";
import { forSupervisors } from "#lib/auth/guard.ts";
import { type PriceList, priceLists } from "#lib/db/price-lists.ts";
import type { ListedProduct } from "#lib/domain/biller.ts";
import { isSold } from "#lib/domain/preferences.ts";
import { PRODUCTS, productListed, UNKNOWN_PRODUCT } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY, isRecent, MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readPriceList } from "#lib/payments/read-price-list.ts";
import type { LivePreferences } from "./live-preferences.ts";

/** Minimum time between two readings of a type, however often people ask. */
const PAUSE_MS = 5_000;
/** When to try a type again that could not be read. */
const TRY_AGAIN: number = 10 * MINUTE;
/** A page waits this long for the first price list, if it has a product without one to offer. */
const PATIENCE_MS = 2_000;

/** A product sold here. `codes`: those that IAK has switched on. `off`: why there are none. */
export type Offer = {
  readonly product: Product;
  readonly codes: readonly Pick<ListedProduct, "code" | "name" | "province">[];
  readonly off: "inactive" | "unread" | "unlisted" | null;
};

/** What the counter sells: the supervisor's choice, as far as it is in the biller's price list. */
export function createShop(deps: PaymentDeps, preferences: LivePreferences) {
  const { read } = deps.database;
  const readings = new Map<string, { readonly at: number; readonly done: Promise<boolean> }>();
  let latest: Promise<unknown> = Promise.resolve();

  const sold = async () => {
    const chosen = await preferences.current();
    return PRODUCTS.filter((product) => isSold(chosen, product));
  };
  /** Reads a type after those requested before; whoever asks for it a moment later gets the same reading. */
  const readNow = (type: string) => {
    const last = readings.get(type);
    if (last && isRecent(last.at, PAUSE_MS, deps.now())) return last.done;
    const done = latest.then(() => readPriceList(deps, type));
    latest = done.catch(() => null);
    readings.set(type, { at: deps.now(), done });
    return done;
  };
  const isDue = (type: string, lists: readonly PriceList[]) => {
    const recent = (at: number | undefined, span: number) => at !== undefined && isRecent(at, span, deps.now());
    return !recent(lists.find((list) => list.type === type)?.readAt, DAY) && !recent(readings.get(type)?.at, TRY_AGAIN);
  };

  return {
    /** Reads in the background what was not read for a day. */
    async offers(): Promise<readonly Offer[]> {
      const products = await sold();
      const lists = await priceLists(read);
      const offers = products.map((product) => offerOf(product, lists));
      const due = typesOf(products).filter((type) => isDue(type, lists));
      if (due.length === 0) return offers;
      const reading = Promise.all(due.map(readNow));
      deps.inBackground(async () => {
        await reading;
      });
      if (offers.every(({ off }) => off !== "unread")) return offers;
      await Promise.race([reading.catch(() => []), setTimeout(PATIENCE_MS, null, { ref: false })]);
      const now = await priceLists(read);
      return products.map((product) => offerOf(product, now));
    },
    /**
     * For supervisors: the price list of the products sold, with fee and commission; first what no product claims. `unlisted`: products that
     * are not in it. `readAt`: when its oldest part was read.
     */
    list: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const products = await sold();
        const types = typesOf(products);
        const lists = (await priceLists(read)).filter(({ type }) => types.includes(type));
        const all = lists.flatMap((list) =>
          list.products.map((row) => ({ ...row, product: productListed(list.type, row.code) })),
        );
        const rows = [UNKNOWN_PRODUCT, ...products].flatMap((each) => all.filter(({ product }) => product === each));
        const unlisted = products.filter((product) => offerOf(product, lists).off === "unlisted");
        const readAt = lists.length === 0 ? null : Math.min(...lists.map((list) => list.readAt));
        return { rows, unlisted, readAt };
      }),
    /** For supervisors: reads the list now. `whole`: every type was read. */
    refresh: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const read = await Promise.all(typesOf(await sold()).map(readNow));
        return { whole: read.every(Boolean) };
      }),
  };
}

function typesOf(products: readonly Product[]): string[] {
  return [...new Set(products.map(({ listedUnder }) => listedUnder))];
}

/** Before its list was read, a product has its own code only. A list of nothing at all closes no shop: the biller decides at the inquiry. */
function offerOf(product: Product, lists: readonly PriceList[]): Offer {
  const list = lists.find(({ type }) => type === product.listedUnder);
  if (!list?.products.length) {
    const codes = product.codes.filter((code) => !code.endsWith("*")).slice(0, 1);
    const off = codes.length > 0 ? null : list ? "unlisted" : "unread";
    return { product, codes: codes.map((code) => ({ code, name: code, province: null })), off };
  }
  const own = list.products.filter(({ code }) => productListed(list.type, code) === product);
  const codes = own.filter(({ active }) => active).map(({ code, name, province }) => ({ code, name, province }));
  return { product, codes, off: codes.length > 0 ? null : own.length > 0 ? "inactive" : "unlisted" };
}
