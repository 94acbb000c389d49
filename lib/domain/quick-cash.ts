import type { Rupiah } from "./rupiah.ts";

/** Indonesian notes from Rp5.000 on; when space is short, the last ones are dropped first. */
const NOTES = [100_000, 50_000, 5_000, 10_000, 20_000] as const;

/** Likely cash amounts above a total: the fewest notes of one kind that cover it. Smallest first. */
export function quickCash(total: number): Rupiah[] {
  const reached = NOTES.map((note) => Math.ceil(total / note) * note).filter((cash) => cash > total);
  return ([...new Set(reached)] as Rupiah[]).slice(0, roomFor(total)).sort((a, b) => a - b);
}

/** How many amounts fit side by side under the cash field: fewer for longer numbers. */
function roomFor(total: number): number {
  if (total < 1_000_000) return 4;
  return total < 10_000_000 ? 3 : 2;
}
