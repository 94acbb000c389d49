import { bpjstkPu } from "./bpjstk-pu.ts";
import type { Product } from "./product.ts";

export const PRODUCTS: readonly Product[] = [bpjstkPu];

/** The product sold at the counter by default. */
export const counterProduct: Product = bpjstkPu;

/** The product of a stored inquiry. Throws for a code that nothing here wrote: that is a bug. */
export function productOf(code: string): Product {
  const product = PRODUCTS.find((candidate) => candidate.code === code);
  if (!product) throw new Error(`unknown product ${code} in the ledger`);
  return product;
}

/** The numbers of its own under which a product's bill is searched for. None for what cannot be read: searching must never stop a payment. */
export function searchNumbersOf(code: string, details: unknown): readonly string[] {
  return PRODUCTS.find((candidate) => candidate.code === code)?.searchNumbers(details) ?? [];
}
