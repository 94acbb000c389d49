import type { CashCount } from "./cash-count.ts";
import type { Millis } from "./time.ts";
import type { Totals } from "./totals.ts";

export type Shift = {
  readonly id: number;
  readonly cashierId: string;
  readonly cashierName: string;
  readonly openedAt: Millis;
  readonly openingCash: number;
  /** Null while it is open. */
  readonly closing: Closing | null;
};

/** How a shift was closed; written once, never recomputed. */
export type Closing = {
  readonly at: Millis;
  readonly byId: string;
  readonly byName: string;
  readonly counts: CashCount;
  readonly counted: number;
  readonly expected: number;
  /** Counted minus expected: negative when cash is missing. */
  readonly difference: number;
  readonly reason: string | null;
  readonly totals: Totals;
};

/** The recorded reason where rounding alone explains a difference. */
export const ROUNDING_NOTE = "Selisih pembulatan";

/** Whether a closed shift's difference is rounding alone; then there is no other reason. */
export function isRounded({ difference, reason }: Pick<Closing, "difference" | "reason">): boolean {
  return difference !== 0 && reason === null;
}
