import { forSupervisors } from "#lib/auth/guard.ts";
import { type Listed, listedProducts } from "#lib/db/listed-products.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY, isRecent, MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readPriceList } from "#lib/payments/read-price-list.ts";
import type { LivePreferences } from "./live-preferences.ts";

/** After a list that could not be read whole, or holds nothing of a product, it is asked for again this much later. */
const TRY_AGAIN: number = 10 * MINUTE;

/** A product that is sold here. `codes`: those that IAK has switched on, under which a bill can be asked for. `off`: it has none. */
export type Offer = {
  readonly product: Product;
  readonly codes: readonly Pick<Listed, "code" | "name" | "province">[];
  readonly off: boolean;
};

/** What the counter sells: the supervisor's choice, and of it what the biller's price list has. */
export function createShop(deps: PaymentDeps, preferences: LivePreferences) {
  const { read } = deps.database;
  let triedAt = Number.NEGATIVE_INFINITY;

  const sold = async () => {
    const { products } = await preferences.current();
    return PRODUCTS.filter(({ id }) => products.some((chosen) => chosen.id === id));
  };
  const listed = async (products: readonly Product[]) =>
    listedProducts(
      read,
      products.map(({ id }) => id),
    );
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
    /** For supervisors: what the price list says of the products sold, fee and commission included. */
    list: (actor: Actor) => forSupervisors(actor, async () => ({ rows: await listed(await sold()) })),
    /** For supervisors: asks for the list now. `whole`: every product's was told. */
    refresh: (actor: Actor) => forSupervisors(actor, async () => ({ whole: await readPriceList(deps, await sold()) })),
  };
}

/** Before any list was read a product goes by its own code. */
function offerOf(product: Product, rows: readonly Listed[]): Offer {
  const own = rows.filter(({ family }) => family === product.id);
  const usual = product.codes.filter((code) => !code.endsWith("*")).slice(0, 1);
  if (own.length === 0) {
    return { product, codes: usual.map((code) => ({ code, name: code, province: null })), off: false };
  }
  const codes = own.filter(({ active }) => active).map(({ code, name, province }) => ({ code, name, province }));
  return { product, codes, off: codes.length === 0 };
}
