import { createHash } from "node:crypto";
import { searchNumbersOf } from "#lib/domain/products/catalogue.ts";
import { searchWords } from "#lib/domain/search-words.ts";

type Searched = {
  trId: string;
  refId: string;
  hp: string;
  company: string;
  noref: string | null;
  reference: string | null;
  product: string;
};

/** A company's name by its words: however many payments bear it, it is kept once. */
export type CompanyName = {
  /** Empty for a name without a word. */
  readonly id: string;
  readonly words: readonly string[];
  /** Its words as one text, each with a space before it; in any order. */
  readonly text: string;
};

/** What a payment can be found by: `search` is the text in which a space stands before each word, `keys` its rows in the index. */
export type PaymentWords = { readonly search: string; readonly keys: readonly string[]; readonly name: CompanyName };

/**
 * Inquiry IDs and references are counted up. Their keys leave the last digits out, so that about a hundred payments that follow one another
 * share one, and the newest of many old ones are found from key to key. Of a `tr_id` more, because the biller counts all its customers.
 */
const LEFT_OUT = { trId: 4, refId: 2 } as const;
/** Stands for what was left out: no word holds it. */
const AND_SO_ON = "*";
const OF_A_NAME = "=";

/** `details`: the stored JSON of the payment's inquiry, where the product keeps numbers of its own, such as the NPP. */
export function paymentWords(payment: Searched, details: string): PaymentWords {
  const { trId, refId, hp, company, noref, reference, product } = payment;
  const own = [hp, ...searchNumbersOf(product, JSON.parse(details)), noref ?? "", reference ?? ""];
  const name = companyName(company);
  const keys = [
    ...(name.words.length > 0 ? [keyOfName(name.id)] : []),
    ...searchWords(...own),
    ...searchWords(trId).map((word) => shortened(word, LEFT_OUT.trId)),
    ...searchWords(refId).map((word) => shortened(word, LEFT_OUT.refId)),
  ];
  return { search: spaced(searchWords(company, ...own, trId, refId)), keys: [...new Set(keys)], name };
}

/** Each of the words with a space before it. */
export function spaced(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join("");
}

/** The key of every payment of a company name. */
export function keyOfName(id: string): string {
  return OF_A_NAME + id;
}

/** The keys under which numbers stand that begin with a term and that are longer than their keys. */
export function shortenedKeysOf(term: string): string[] {
  const letters = [...term];
  return letters.slice(1).map((_, index) => letters.slice(0, index + 1).join("") + AND_SO_ON);
}

function shortened(word: string, leftOut: number): string {
  const letters = [...word];
  return letters.length > leftOut ? letters.slice(0, -leftOut).join("") + AND_SO_ON : word;
}

/** PostgreSQL's index takes no more than some 2,700 bytes. IAK's names are far shorter; a longer one's last words are found each alone only. */
const LONGEST_NAME = 500;

/** Names of the same words are one. The letters of a name have no limit that an index would keep to; those of its hash do. */
function companyName(company: string): CompanyName {
  const words = searchWords(company);
  const text = spaced(words);
  const id = text && createHash("sha256").update(text).digest("base64url").slice(0, 16);
  return { id, words, text: text.slice(0, LONGEST_NAME).toWellFormed() };
}
