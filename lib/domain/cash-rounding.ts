import type { PayMethod } from "./payment.ts";

/** `coin`: in rupiah, the smallest that a total may be paid with. */
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

/** What a total changes by, in rupiah, when it is paid by `method`: below zero where it is rounded down; zero for all but cash. */
export function roundingOf(price: number, method: PayMethod, rule: CashRounding): number {
  const { coin, nearest } = RULES[rule];
  const over = price % coin;
  if (method !== "cash" || over === 0) return 0;
  // A half goes up, and nothing is ever rounded to a total of zero.
  const down = nearest && over * 2 < coin && price > coin;
  return down ? -over : coin - over;
}

/** The smallest coin that is in use, in rupiah. */
const SMALLEST_COIN = 100;

/**
 * "Selisih pembulatan": without rounding no total of odd rupiah can be paid or changed exactly, so that a drawer may differ by less than the
 * smallest coin for each cash payment, and nobody is to blame. In rupiah, zero where totals are rounded.
 */
export function roundingTolerance(cashPayments: number, rule: CashRounding): number {
  return rule === "none" ? SMALLEST_COIN * cashPayments : 0;
}

/** Whether a drawer's difference is no more than coins explain. */
export function isRoundingDifference(difference: number, tolerance: number): boolean {
  return difference !== 0 && Math.abs(difference) < tolerance;
}
