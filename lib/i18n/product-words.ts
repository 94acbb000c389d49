import { getLocale, getTranslations } from "next-intl/server";
import { productName } from "#lib/domain/products/describe-bill.ts";
import type { Words } from "#lib/domain/products/product.ts";

/** The products' words in the request's language. */
export async function productWords(): Promise<Words> {
  const t = await getTranslations("products");
  return { language: await getLocale(), say: (key, values) => t(key as Parameters<typeof t>[0], values) };
}

/** Names a bill's product; null for the only one sold. */
export type NameProduct = (bill: { readonly family: string; readonly product: string }) => string | null;

export async function productNames(sold: readonly { readonly id: string }[]): Promise<NameProduct> {
  const words = await productWords();
  return (bill) => (sold.every(({ id }) => id === bill.family) ? null : productName(bill, words));
}
