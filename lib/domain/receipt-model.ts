import type { LogoOnReceipt } from "./logo.ts";

/** What one line of a receipt is; every text is final, so that no renderer computes or formats. */
export type ReceiptLine =
  /** Centred and strong. */
  | { readonly kind: "heading"; readonly text: string; readonly large?: true }
  /** Centred. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pair"; readonly label: string; readonly value: string }
  /** Money: `value` stands at the right edge. `code` is the programme's letters, `short` its name where the label has no room. */
  | {
      readonly kind: "amount";
      readonly code: string | null;
      readonly label: string;
      readonly short?: string | undefined;
      readonly value: string;
    }
  | { readonly kind: "total"; readonly label: string; readonly value: string }
  /** Room and a line for a signature, and whose. */
  | { readonly kind: "sign"; readonly text: string }
  /** The total in words. */
  | { readonly kind: "words"; readonly label: string; readonly value: string };

/** A page has room for what offices ask of a proof of payment. */
export const STAMP = "Cap dan tanda tangan";

export const RECEIPT_SECTIONS = [
  "outlet",
  "title",
  "references",
  "bill",
  "amounts",
  "sums",
  "total",
  "method",
  "footer",
] as const;

/** `title` heads the section where the paper has room for it (A4); rolls do without. */
export type ReceiptSection = {
  readonly id: (typeof RECEIPT_SECTIONS)[number];
  readonly title: string | null;
  readonly lines: readonly ReceiptLine[];
};

/**
 * A receipt as it was when the payment succeeded: plain JSON, stored once and never computed again (I13).
 * `provisional` is the slip for a payment that is still being checked, `report` what the house prints for itself: drawn alike, never stored.
 */
export type ReceiptModel = {
  readonly version: 1;
  readonly kind: "receipt" | "provisional" | "report";
  /** What this paper is called, for those who cannot see it. */
  readonly name: string;
  /** Stands at the top and at the bottom, so that neither half can be torn off: "CONTOH: BUKAN BUKTI PEMBAYARAN". */
  readonly notice: string | null;
  /** Above everything that the outlet says of itself. Receipts of outlets without one have no such field. */
  readonly logo?: LogoOnReceipt;
  readonly sections: readonly ReceiptSection[];
  readonly qr: { readonly url: string; readonly caption: string } | null;
};
