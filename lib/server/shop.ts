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

/** A product sold here. `codes`: those that IAK has switched on. `off`: there are none. */
export type Offer = {
  readonly product: Product;
  readonly codes: readonly Pick<Listed, "code" | "name" | "province">[];
  readonly off: boolean;
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
  /** Reads the list once a day, in the background. */
  const freshen = (products: readonly Product[], rows: readonly Listed[]) => {
    const fresh = (id: string) => rows.some(({ family, readAt }) => family === id && isRecent(readAt, DAY, deps.now()));
    if (products.every(({ id }) => fresh(id)) || isRecent(triedAt, TRY_AGAIN, deps.now())) return;
    triedAt = deps.now();
    deps.inBackground(async () => {
      await readPriceList(deps, products);
    });
  };

  return {
    async offers(): Promise<readonly Offer[]> {
      const products = await sold();
      const rows = await listed(products);
      freshen(products, rows);
      return products.map((product) => offerOf(product, rows));
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
    return { product, codes: usual.map((code) => ({ code, name: code, province: null })), off: false };
  }
  const codes = own.filter(({ active }) => active).map(({ code, name, province }) => ({ code, name, province }));
  return { product, codes, off: codes.length === 0 };
}
