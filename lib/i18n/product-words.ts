import { getLocale, getTranslations } from "next-intl/server";
import type { Words } from "#lib/domain/products/product.ts";

/** The products' words in the request's language. */
export async function productWords(): Promise<Words> {
  const t = await getTranslations("products");
  return { language: await getLocale(), say: (key, values) => t(key as Parameters<typeof t>[0], values) };
}
