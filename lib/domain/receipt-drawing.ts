import type { ThermalPaper } from "./paper.ts";
import type { ReceiptModel } from "./receipt-model.ts";

/** A line of a roll: at most `columns / size` characters wide, left-aligned ones padded already. `size` 2 is twice as wide and as high. */
export type TextLine = {
  readonly kind: "text";
  readonly text: string;
  readonly bold: boolean;
  readonly align: "left" | "center";
  readonly size: 1 | 2;
};

/** What a roll is printed from, top to bottom; `mark` is where a print's own mark goes, `space` half an empty line. */
export type RollLine =
  | TextLine
  | { readonly kind: "rule" }
  | { readonly kind: "space" }
  | { readonly kind: "qr" }
  | { readonly kind: "logo" }
  | { readonly kind: "mark"; readonly where: "top" | "bottom" };

/** A QR code as one SVG path of its dark modules, in a square of `size` units, quiet zone included. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Everything that the screen needs to draw a receipt on any paper; made by `drawReceipt`, given to components as a prop. */
export type ReceiptDrawing = {
  readonly model: ReceiptModel;
  readonly rolls: Readonly<Record<ThermalPaper, readonly RollLine[]>>;
  readonly qr: QrDrawing | null;
};
