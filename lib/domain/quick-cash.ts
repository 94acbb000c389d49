import type { Rupiah } from "./rupiah.ts";

/** Indonesia's notes from Rp5.000 on, those that are missed least last. */
const NOTES = [100_000, 50_000, 5_000, 10_000, 20_000] as const;

/** Amounts above a total that a customer would really hand over: so many of one note, and not one note too many. Smallest first. */
export function quickCash(total: number): Rupiah[] {
  const reached = NOTES.map((note) => Math.ceil(total / note) * note).filter((cash) => cash > total);
  return ([...new Set(reached)] as Rupiah[]).slice(0, roomFor(total)).sort((a, b) => a - b);
}

/** How many stand beside one another under the cash field: the longer they are, the fewer. */
function roomFor(total: number): number {
  if (total < 1_000_000) return 4;
  return total < 10_000_000 ? 3 : 2;
}
