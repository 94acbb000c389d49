import { type Listed, replaceListed } from "#lib/db/listed-products.ts";
import type { ListedProduct } from "#lib/domain/biller.ts";
import { PRODUCTS, productOfCode } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { PaymentDeps } from "./deps.ts";

/** Reads the biller's price list for some products, one type after another. False when a type could not be read; its stored list stays. */
export async function readPriceList(deps: PaymentDeps, products: readonly Product[]): Promise<boolean> {
  const types = new Set(products.map(({ listedUnder }) => listedUnder));
  let whole = true;
  for (const type of types) {
    const reply = await deps.biller.priceList({ type, status: "all" });
    whole &&= reply.kind === "list";
    if (reply.kind !== "list") continue;
    const readAt = deps.now();
    const rows = reply.products.flatMap((row): Listed[] => {
      const family = familyOf(row, type);
      return family ? [{ ...row, family: family.id, readAt }] : [];
    });
    const families = PRODUCTS.filter(({ listedUnder }) => listedUnder === type).map(({ id }) => id);
    await deps.database.transaction((tx) => replaceListed(tx, families, rows));
  }
  return whole;
}

/** An unknown code belongs to the product that takes everything under its type, if any. */
function familyOf({ code }: ListedProduct, type: string): Product | undefined {
  const known = productOfCode(code);
  return known.unknown ? PRODUCTS.find(({ listedUnder, byList }) => byList && listedUnder === type) : known;
}
