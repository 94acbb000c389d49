import type { Words } from "#lib/domain/products/product.ts";
import messages from "#lib/i18n/messages/id.json" with { type: "json" };

const WORDS: Readonly<Record<string, string>> = messages.products;

/** The products' words on receipts: always Indonesian, because receipts are for the customer. Throws for a missing word, which is a bug. */
export const RECEIPT_WORDS: Words = {
  language: "id",
  say(key, values = {}) {
    const words = WORDS[key];
    if (words === undefined) throw new Error(`no word ${key} for a receipt`);
    return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  },
};
