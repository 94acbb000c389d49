import type { Rupiah } from "../rupiah.ts";

/** One line of a bill that carries an amount of its own, such as a BPJS programme. */
export type AmountLine = {
  readonly code: string;
  readonly name: string;
  /** Its name where there is little room. */
  readonly short: string;
  readonly amount: Rupiah;
};
/** A fact about a bill that is neither money nor common to all products; `key` picks its label in the message files. */
export type Fact = { readonly key: string; readonly label: string; readonly value: string };

/** What is particular to one of IAK's postpaid products. Everything else speaks of inquiries, bills and payments. */
export interface Product {
  readonly code: string;
  /** The price list type it is found under. */
  readonly priceListType: string;
  /** Its name in sentences, and on the receipt. */
  readonly name: string;
  readonly receiptTitle: string;
  /** Reads `desc`; null when it cannot be read. What comes back is plain JSON and goes into the ledger. */
  readDetails(desc: unknown): unknown | null;
  amountLines(details: unknown): readonly AmountLine[];
  facts(details: unknown): readonly Fact[];
  /** The numbers in it that people search by; empty when it cannot be read. */
  searchNumbers(details: unknown): readonly string[];
}
