import { plainLine } from "./plain-line.ts";

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

/** What was written, as one plain line; null where that is too short to account for something, or too long to be kept. */
export function readReason(text: string, { least, most }: ReasonLength): string | null {
  const said = plainLine(text);
  return said.length >= least && said.length <= most ? said : null;
}

/** Whether `readReason` reads it. */
export function isReason(text: string, length: ReasonLength): boolean {
  return readReason(text, length) !== null;
}
