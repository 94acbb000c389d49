import type { PayMethod } from "./payment.ts";

/** The coins of Indonesia that a total may be rounded to, in rupiah; 0: it is not rounded. */
export const ROUND_TO = [0, 100, 500, 1_000] as const;
export const ROUND_HOW = ["up", "nearest"] as const;

/** How cash totals are rounded: the setting "Pembulatan tunai". */
export type CashRounding = {
  readonly roundCashTo: (typeof ROUND_TO)[number];
  readonly roundCashHow: (typeof ROUND_HOW)[number];
};

/** What a total changes by, in rupiah, when it is paid by `method`: below zero where it is rounded down; zero for all but cash. */
export function roundingOf(price: number, method: PayMethod, { roundCashTo, roundCashHow }: CashRounding): number {
  if (method !== "cash" || roundCashTo === 0) return 0;
  const over = price % roundCashTo;
  if (over === 0) return 0;
  // A half goes up, and nothing is ever rounded to a total of zero.
  const down = roundCashHow === "nearest" && over * 2 < roundCashTo && price > roundCashTo;
  return down ? -over : roundCashTo - over;
}
