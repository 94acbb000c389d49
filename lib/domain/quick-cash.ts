import type { Rupiah } from "./rupiah.ts";

// What a customer's notes add up to: the next five, ten, fifty and hundred thousand.
const STEPS = [5_000, 10_000, 50_000, 100_000] as const;

/** Amounts that a customer would really hand over for a total, above it, smallest first; three at the most. */
export function quickCash(total: number): Rupiah[] {
  const rounded = STEPS.map((step) => Math.floor(total / step) * step + step);
  return [...new Set(rounded)].slice(0, 3) as Rupiah[];
}
