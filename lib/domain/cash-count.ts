import type { Rupiah } from "./rupiah.ts";

/** A note or a coin, by the key that counts of it are kept under: there is a note and a coin of 1.000. */
export type Denomination = { readonly key: string; readonly kind: "note" | "coin"; readonly value: number };

const NOTES = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000];
const COINS = [1_000, 500, 200, 100];

/** What may lie in a drawer, largest first. */
export const DENOMINATIONS: readonly Denomination[] = [
  ...NOTES.map((value) => ({ key: `note${value}`, kind: "note" as const, value })),
  ...COINS.map((value) => ({ key: `coin${value}`, kind: "coin" as const, value })),
];

/** Nobody counts more pieces of one kind in one drawer. */
export const MOST_PIECES = 99_999;

/** How many pieces of each; what is absent was not there. */
export type CashCount = Readonly<Record<string, number>>;

/** The count's worth in rupiah. Keys that are no denomination count nothing. */
export function countedCash(counts: CashCount): Rupiah {
  return DENOMINATIONS.reduce((sum, { key, value }) => sum + value * (counts[key] ?? 0), 0) as Rupiah;
}
