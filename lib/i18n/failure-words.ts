import { getTranslations } from "next-intl/server";
import { closedHours } from "#lib/domain/products/ask-for.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import type { Failure } from "#lib/domain/result.ts";
import { groupDigits } from "#lib/domain/rupiah.ts";

/** What a failure may leave out. */
const NONE = { seconds: 0, minutes: 0, left: 0, id: "", product: "", limit: 0, name: "", fault: "", digits: "" };

/** An expected failure in the reader's language: what happened, what it means for the money, what to do next. */
export async function wordsFor(error: Failure): Promise<string> {
  const t = await getTranslations("errors");
  const reason =
    error.billerCode === undefined ? "" : await billerWords(error.billerCode, String(error.params?.product ?? ""));
  // A product's names for its fields.
  const words = await getTranslations("products");
  const { amount = 0, label = "", missing = 0, ...params } = error.params ?? {};
  return t(error.code, {
    ...NONE,
    ...params,
    reason,
    amount: `Rp${groupDigits(Number(amount))}`,
    label: label && words(label as Parameters<typeof words>[0]),
    missing: Number(missing),
  });
}

/** What an IAK response code means to a cashier; the bare code if we have no words for it. `product`: IAK's code of what was asked for. */
export async function billerWords(code: string, product = ""): Promise<string> {
  const t = await getTranslations("codes");
  const key = `c${code}`;
  const hours = closedHours(productOfCode(product)) ?? { from: "", until: "none" };
  return t.has(key as "other") ? t(key as "other", { code, ...hours }) : t("other", { code });
}
