import type { Rupiah } from "./rupiah.ts";

/** A note or a coin. `key` stores its count: Rp1.000 exists both as a note and as a coin. */
export type Denomination = { readonly key: string; readonly kind: "note" | "coin"; readonly value: number };

const NOTES = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000];
const COINS = [1_000, 500, 200, 100];

/** Notes and coins in use, largest first. */
export const DENOMINATIONS: readonly Denomination[] = [
  ...NOTES.map((value) => ({ key: `note${value}`, kind: "note" as const, value })),
  ...COINS.map((value) => ({ key: `coin${value}`, kind: "coin" as const, value })),
];

/** The largest count of one denomination in one drawer. */
export const MOST_PIECES = 99_999;

/** Pieces per denomination; an absent key means none. */
export type CashCount = Readonly<Record<string, number>>;

/** The count's value in rupiah. Unknown keys are ignored. */
export function countedCash(counts: CashCount): Rupiah {
  return DENOMINATIONS.reduce((sum, { key, value }) => sum + value * (counts[key] ?? 0), 0) as Rupiah;
}
