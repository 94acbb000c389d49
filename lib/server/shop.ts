import { setTimeout } from "node:timers/promises";
import { forSupervisors } from "#lib/auth/guard.ts";
import { type Listed, listedProducts } from "#lib/db/listed-products.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY, isRecent, MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readPriceList } from "#lib/payments/read-price-list.ts";
import type { LivePreferences } from "./live-preferences.ts";

/** Minimum time between two readings, however often people ask. */
const PAUSE_MS = 5_000;
/** When to read again after a price list that was incomplete, or had nothing for a product. */
const TRY_AGAIN: number = 10 * MINUTE;

/** A page waits this long for the first price list, if it has a product without one to offer. */
const PATIENCE_MS = 2_000;

/** A product sold here. `codes`: those that IAK has switched on. `off`: why there are none. */
export type Offer = {
  readonly product: Product;
  readonly codes: readonly Pick<Listed, "code" | "name" | "province">[];
  readonly off: "inactive" | "unread" | null;
};

/** What the counter sells: the supervisor's choice, as far as it is in the biller's price list. */
export function createShop(deps: PaymentDeps, preferences: LivePreferences) {
  const { read } = deps.database;
  let triedAt = Number.NEGATIVE_INFINITY;
  let last: { readonly of: string; readonly at: number; readonly whole: Promise<boolean> } | undefined;

  const sold = async () => {
    const { products } = await preferences.current();
    return PRODUCTS.filter(({ id }) => products.some((chosen) => chosen.id === id));
  };
  const listed = async (products: readonly Product[]) =>
    listedProducts(
      read,
      products.map(({ id }) => id),
    );
  /** Reads the list now; whoever asks for the same a moment later gets the same reading. */
  const readNow = (products: readonly Product[]) => {
    const of = products.map(({ id }) => id).join();
    if (last?.of !== of || !isRecent(last.at, PAUSE_MS, deps.now()))
      last = { of, at: deps.now(), whole: readPriceList(deps, products) };
    return last.whole;
  };
  /** Reads the list once a day, in the background; the reading, if there is one. */
  const freshen = (products: readonly Product[], rows: readonly Listed[]) => {
    const fresh = (id: string) => rows.some(({ family, readAt }) => family === id && isRecent(readAt, DAY, deps.now()));
    if (products.every(({ id }) => fresh(id)) || isRecent(triedAt, TRY_AGAIN, deps.now())) return null;
    triedAt = deps.now();
    const reading = readNow(products);
    deps.inBackground(async () => {
      await reading;
    });
    return reading.catch(() => false);
  };

  return {
    async offers(): Promise<readonly Offer[]> {
      const products = await sold();
      const offersOf = (rows: readonly Listed[]) => products.map((product) => offerOf(product, rows));
      const rows = await listed(products);
      const offers = offersOf(rows);
      const reading = freshen(products, rows);
      if (!reading || offers.every(({ off }) => off !== "unread")) return offers;
      await Promise.race([reading, setTimeout(PATIENCE_MS, null, { ref: false })]);
      return offersOf(await listed(products));
    },
    /** For supervisors: the price list of the products sold, with fee and commission. */
    list: (actor: Actor) => forSupervisors(actor, async () => ({ rows: await listed(await sold()) })),
    /** For supervisors: reads the list now. `whole`: every product's part was read. */
    refresh: (actor: Actor) => forSupervisors(actor, async () => ({ whole: await readNow(await sold()) })),
  };
}

/** Before a list was read, a product has its own code only. */
function offerOf(product: Product, rows: readonly Listed[]): Offer {
  const own = rows.filter(({ family }) => family === product.id);
  const usual = product.codes.filter((code) => !code.endsWith("*")).slice(0, 1);
  if (own.length === 0) {
    const codes = usual.map((code) => ({ code, name: code, province: null }));
    return { product, codes, off: codes.length === 0 ? "unread" : null };
  }
  const codes = own.filter(({ active }) => active).map(({ code, name, province }) => ({ code, name, province }));
  return { product, codes, off: codes.length === 0 ? "inactive" : null };
}
