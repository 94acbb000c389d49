/** How long what a person writes to account for something may be, without the blanks at its ends. */
export type ReasonLength = {
  /** The fewest letters that still tell something. */
  readonly least: number;
  readonly most: number;
};

/** Why a payment was settled by hand, an alarm is done with, the deposit moved, cash moved, a drawer differs. */
export const REASONS = {
  settlement: { least: 10, most: 500 },
  alarm: { least: 3, most: 500 },
  movement: { least: 5, most: 500 },
  cashMove: { least: 3, most: 120 },
  difference: { least: 5, most: 300 },
} as const satisfies Record<string, ReasonLength>;

/** Whether a text, without the blanks at its ends, is long enough to account for something and short enough to be kept. */
export function isReason(text: string, { least, most }: ReasonLength): boolean {
  const { length } = text.trim();
  return length >= least && length <= most;
}
