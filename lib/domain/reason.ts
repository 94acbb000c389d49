import { plainLine } from "./plain-line.ts";

/** Length limits of a written reason, without blanks at its ends. */
export type ReasonLength = {
  /** The fewest letters that still say something. */
  readonly least: number;
  readonly most: number;
};

/** Reasons for manual settlements, acknowledged alarms, deposit movements, cash moves and drawer differences. */
export const REASONS = {
  settlement: { least: 10, most: 500 },
  alarm: { least: 3, most: 500 },
  movement: { least: 5, most: 500 },
  cashMove: { least: 3, most: 120 },
  difference: { least: 5, most: 300 },
} as const satisfies Record<string, ReasonLength>;

/** A reason as one plain line; null when too short to mean anything, or too long to store. */
export function readReason(text: string, { least, most }: ReasonLength): string | null {
  const said = plainLine(text);
  return said.length >= least && said.length <= most ? said : null;
}

/** Whether `readReason` accepts it. */
export function isReason(text: string, length: ReasonLength): boolean {
  return readReason(text, length) !== null;
}
