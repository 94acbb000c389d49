import { plainText } from "./bill.ts";
import type { Millis, Zone } from "./time.ts";
import { formatDateTime, MINUTE } from "./time.ts";

/**
 * What a single print says besides the receipt: the receipt never changes, each print has its own mark. `preview` is everything without a
 * recorded print, including the browser's own Ctrl+P.
 */
export type PrintMark =
  | { readonly kind: "preview" }
  | { readonly kind: "original" }
  /** `number` from 1. `at` is formatted, zone included, because renderers don't format. */
  | {
      readonly kind: "copy";
      readonly number: number;
      readonly by: string;
      readonly at: string;
      /** The number of the failed print that this one replaces. */
      readonly replaces?: number | null;
    };

export const PREVIEW: PrintMark = { kind: "preview" };

export const PRINT_WAYS = ["browser", "pdf", "escpos"] as const;
export type PrintWay = (typeof PRINT_WAYS)[number];
/** How a print left the counter; `network`: the server printed it. */
export type PrintHow = PrintWay | "network";

/** How long a print can be voided: enough to notice a paper jam, too short for a receipt that was handed over. */
export const VOIDABLE_MS: Millis = 5 * MINUTE;

/**
 * How a voided print counts.
 * - `never_left`: no port took all of it; the next print gets its number (I20).
 * - `excused`, `counted`: paper may have come out, so the number stays taken. Each receipt has one `excused` failure; the others count as
 * copies.
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

/** The headline, "SALINAN KE-1" or "PRATINJAU"; null for the original, which has none. */
export function markTitle(mark: PrintMark): string | null {
  if (mark.kind === "original") return null;
  return mark.kind === "preview" ? "PRATINJAU" : `SALINAN KE-${mark.number}`;
}

/** Who printed a copy, when, and which print it replaces, one line each. */
export function markDetails(mark: PrintMark): readonly string[] {
  if (mark.kind !== "copy") return [];
  const { by, at, replaces = null } = mark;
  const replaced = replaces === 0 ? "struk asli" : `salinan ke-${replaces}`;
  return [`Dicetak oleh ${by}`, at, ...(replaces === null ? [] : [`Pengganti ${replaced} yang gagal tercetak`])];
}

/** Whether a cashier may print a receipt again: within the outlet's limit, by a supervisor's release, or not. */
export type CopyAllowance = "free" | "released" | "reached";

/** `standing` and `released` count prints, including the original. */
type Copies = {
  readonly standing: number;
  /** Copies that a cashier may print without a supervisor; null: any number. */
  readonly limit: number | null;
  /** The number of prints that a supervisor has allowed; 0 without a release. */
  readonly released: number;
};

/** The original is always allowed, then as many copies as limit and releases permit. */
export function copyAllowance({ standing, limit, released }: Copies): CopyAllowance {
  if (limit === null || standing <= limit) return "free";
  return standing < released ? "released" : "reached";
}
