import type { PayMethod } from "./payment.ts";

/** `coin`: the smallest amount, in rupiah, in which a total can be paid. */
const RULES = {
  none: { coin: 1, nearest: false },
  up_100: { coin: 100, nearest: false },
  nearest_100: { coin: 100, nearest: true },
  up_500: { coin: 500, nearest: false },
  nearest_500: { coin: 500, nearest: true },
  up_1000: { coin: 1_000, nearest: false },
  nearest_1000: { coin: 1_000, nearest: true },
} as const;

/** How cash totals are rounded: the setting "Pembulatan tunai". */
export type CashRounding = keyof typeof RULES;
export const CASH_ROUNDINGS = Object.keys(RULES) as [CashRounding, ...CashRounding[]];

/** The change to a total, in rupiah, when paid by `method`: negative where it is rounded down, zero for everything but cash. */
export function roundingOf(price: number, method: PayMethod, rule: CashRounding): number {
  const { coin, nearest } = RULES[rule];
  const over = price % coin;
  if (method !== "cash" || over === 0) return 0;
  // Halves round up, and no total is rounded to zero.
  const down = nearest && over * 2 < coin && price > coin;
  return down ? -over : coin - over;
}

/** The smallest coin in use, in rupiah. */
export const SMALLEST_COIN = 100;

/**
 * "Selisih pembulatan", in rupiah. Without rounding, odd totals cannot be paid or changed exactly, so a drawer may differ by less than the
 * smallest coin for each of them, and nobody is to blame. Zero where totals are rounded.
 */
export function roundingTolerance(oddTotals: number, rule: CashRounding): number {
  return rule === "none" ? SMALLEST_COIN * oddTotals : 0;
}

/** Whether rounding alone can explain a drawer's difference. */
export function isRoundingDifference(difference: number, tolerance: number): boolean {
  return difference !== 0 && Math.abs(difference) < tolerance;
}
