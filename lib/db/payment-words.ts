import type { Payment } from "#lib/domain/payment.ts";
import { searchNumbersOf } from "#lib/domain/products/catalogue.ts";
import { searchWords } from "#lib/domain/search-words.ts";
import type { Writer } from "./connection.ts";
import { statement } from "./statement.ts";

type Searched = { trId: string; refId: string; hp: string; company: string; noref: string | null; product: string };

/** What a payment can be found by: `search` is the text in which a space stands before each word, `keys` are the words. */
export type PaymentWords = { readonly search: string; readonly keys: readonly string[] };

/** `details`: the stored JSON of the payment's inquiry, where the product keeps numbers of its own, such as the NPP. */
export function paymentWords(payment: Searched, details: string): PaymentWords {
  const { trId, refId, hp, company, noref, product } = payment;
  return wordsOf(company, hp, ...searchNumbersOf(product, JSON.parse(details)), trId, refId, noref ?? "");
}

export function wordsOf(...texts: readonly string[]): PaymentWords {
  const keys = searchWords(...texts);
  return { search: keys.map((key) => ` ${key}`).join(""), keys };
}

/** Puts words into the index of the search, in the transaction that writes them into the payment's own row. */
export async function insertSearchKeys(
  tx: Writer,
  { trId, createdAt }: Pick<Payment, "trId" | "createdAt">,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await insertKeys(tx, { trId, createdAt, ...keys });
}

/** The keys stand under their places in the list. */
const insertKeys = statement((tx: Writer, { trId, createdAt, ...keys }: KeyRow & Readonly<Record<number, string>>) =>
  tx.query
    .insertInto("searchKeys")
    .values(Object.values<string>(keys).map((key) => ({ key, createdAt, trId })))
    .onConflict((conflict) => conflict.doNothing()),
);

type KeyRow = { readonly trId: string; readonly createdAt: number };
