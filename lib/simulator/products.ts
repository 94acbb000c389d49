import { PRODUCTS as CATALOGUE } from "#lib/domain/products/catalogue.ts";
import type { SimulatedProduct } from "./bills.ts";

/** What the biller sells, from each product's own folder. */
const sides = await Promise.all(
  CATALOGUE.map(
    ({ id }) =>
      import(`../domain/products/${id}/simulated.ts`) as Promise<{ readonly simulated: readonly SimulatedProduct[] }>,
  ),
);

export const PRODUCTS: readonly SimulatedProduct[] = sides.flatMap(({ simulated }) => simulated);

export function productOf(code: string): SimulatedProduct | undefined {
  return PRODUCTS.find((product) => product.code === code);
}
