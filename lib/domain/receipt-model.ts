import type { LogoOnReceipt } from "./logo.ts";

/** One line of a receipt. All text is final; renderers compute and format nothing. */
export type ReceiptLine =
  /** Centred and strong. */
  | { readonly kind: "heading"; readonly text: string; readonly large?: true }
  /** Centred. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pair"; readonly label: string; readonly value: string }
  /** Money, right-aligned. `code` is the programme's letters; `short` replaces the label where it does not fit. */
  | {
      readonly kind: "amount";
      readonly code: string | null;
      readonly label: string;
      readonly short?: string | undefined;
      readonly value: string;
    }
  /** Strong. `large`: whatever room it takes. */
  | { readonly kind: "total"; readonly label: string; readonly value: string; readonly large?: true }
  /** Space and a line for a signature, with the signer below. */
  | { readonly kind: "sign"; readonly text: string }
  /** The total in words. */
  | { readonly kind: "words"; readonly label: string; readonly value: string };

/** Offices ask for this on a proof of payment; only A4 pages have room for it. */
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

/** `title` heads the section on A4; rolls omit it. */
export type ReceiptSection = {
  readonly id: (typeof RECEIPT_SECTIONS)[number];
  readonly title: string | null;
  readonly lines: readonly ReceiptLine[];
};

/**
 * A receipt as of the payment's success: plain JSON, stored once and never recomputed (I13). `provisional` is the slip of an unsettled
 * payment, `report` a paper for the outlet itself; both are drawn alike and never stored.
 */
export type ReceiptModel = {
  readonly version: 1;
  readonly kind: "receipt" | "provisional" | "report";
  /** The paper's name, for screen readers. */
  readonly name: string;
  /** Printed at top and bottom, so that it cannot be torn off: "CONTOH: BUKAN BUKTI PEMBAYARAN". */
  readonly notice: string | null;
  /** Printed above the outlet's lines. Absent for outlets without a logo. */
  readonly logo?: LogoOnReceipt;
  readonly sections: readonly ReceiptSection[];
  readonly qr: { readonly url: string; readonly caption: string } | null;
};
