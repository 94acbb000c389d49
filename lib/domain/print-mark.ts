import { plainText } from "./bill.ts";
import type { Millis, Zone } from "./time.ts";
import { formatDateTime, MINUTE } from "./time.ts";

/**
 * What one sheet of paper is, apart from what the receipt says: the receipt never changes, each print has a mark of its own.
 * `preview` is everything that no recorded print stands behind, the browser's own Ctrl+P included.
 */
export type PrintMark =
  | { readonly kind: "preview" }
  | { readonly kind: "original" }
  /** `number` from 1; `at` is written out, zone included, because what draws it does not format. */
  | { readonly kind: "copy"; readonly number: number; readonly by: string; readonly at: string };

export const PREVIEW: PrintMark = { kind: "preview" };

/** How a print left the counter. */
export const PRINT_WAYS = ["browser", "pdf", "escpos"] as const;
export type PrintHow = (typeof PRINT_WAYS)[number];

/** A print can be called failed for this long: enough to see that the paper jammed, too short for a receipt that was handed over. */
export const VOIDABLE_MS: Millis = 5 * MINUTE;

/** The mark of a recorded print: number 0 is the original, n the n-th copy. */
export function markOfPrint(print: { number: number; by: string; at: Millis }, zone: Zone): PrintMark {
  if (print.number === 0) return { kind: "original" };
  return { kind: "copy", number: print.number, by: plainText(print.by), at: formatDateTime(print.at, zone) };
}

/** The mark's headline, "SALINAN KE-1" or "PRATINJAU"; null for the original, which carries none. */
export function markTitle(mark: PrintMark): string | null {
  if (mark.kind === "original") return null;
  return mark.kind === "preview" ? "PRATINJAU" : `SALINAN KE-${mark.number}`;
}

/** Who printed a copy and when, one line each. */
export function markDetails(mark: PrintMark): readonly string[] {
  return mark.kind === "copy" ? [`Dicetak oleh ${mark.by}`, mark.at] : [];
}
