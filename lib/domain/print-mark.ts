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
  | {
      readonly kind: "copy";
      readonly number: number;
      readonly by: string;
      readonly at: string;
      /** The number of the failed print that this one stands for. */
      readonly replaces?: number | null;
    };

export const PREVIEW: PrintMark = { kind: "preview" };

/** How a browser prints. */
export const PRINT_WAYS = ["browser", "pdf", "escpos"] as const;
export type PrintWay = (typeof PRINT_WAYS)[number];
/** How a print left the counter: on the `network` the server itself prints. */
export type PrintHow = PrintWay | "network";

/** A print can be called failed for this long: enough to see that the paper jammed, too short for a receipt that was handed over. */
export const VOIDABLE_MS: Millis = 5 * MINUTE;

/**
 * What a voided print is taken for. `never_left`: no port took it whole, so that the next one has its number (I20). Paper of the others may
 * have come out, whatever was said, and their numbers stay theirs: `excused` the one failure that a receipt has free, `counted` those
 * that count among the copies all the same.
 */
export type VoidedAs = "never_left" | "excused" | "counted";

/** The mark of a recorded print: number 0 is the original, n the n-th copy. */
export function markOfPrint(
  { number, by, at, replaces = null }: { number: number; by: string; at: Millis; replaces?: number | null },
  zone: Zone,
): PrintMark {
  if (number === 0) return { kind: "original" };
  return { kind: "copy", number, by: plainText(by), at: formatDateTime(at, zone), replaces };
}

/** The mark's headline, "SALINAN KE-1" or "PRATINJAU"; null for the original, which carries none. */
export function markTitle(mark: PrintMark): string | null {
  if (mark.kind === "original") return null;
  return mark.kind === "preview" ? "PRATINJAU" : `SALINAN KE-${mark.number}`;
}

/** Who printed a copy and when, and what it stands for, one line each. */
export function markDetails(mark: PrintMark): readonly string[] {
  if (mark.kind !== "copy") return [];
  const { by, at, replaces = null } = mark;
  const replaced = replaces === 0 ? "struk asli" : `salinan ke-${replaces}`;
  return [`Dicetak oleh ${by}`, at, ...(replaces === null ? [] : [`Pengganti ${replaced} yang gagal tercetak`])];
}

/** Whether a cashier may print a receipt once more: within the outlet's limit, by a supervisor's release, or not. */
export type CopyAllowance = "free" | "released" | "reached";

/** `standing` and `released` count prints, the original among them. */
type Copies = {
  readonly standing: number;
  /** Copies that a cashier may print without a supervisor; null: any number. */
  readonly limit: number | null;
  /** Up to so many prints a supervisor has allowed; 0 without a release. */
  readonly released: number;
};

/** The original always comes out, then as many copies as the limit and the releases allow. */
export function copyAllowance({ standing, limit, released }: Copies): CopyAllowance {
  if (limit === null || standing <= limit) return "free";
  return standing < released ? "released" : "reached";
}
