import type { ThermalPaper } from "./paper.ts";
import type { ReceiptModel } from "./receipt-model.ts";

/**
 * A line of a roll, at most `columns / size` characters wide; left-aligned lines are padded already. `size` 2 is double width and height.
 */
export type TextLine = {
  readonly kind: "text";
  readonly text: string;
  readonly bold: boolean;
  readonly align: "left" | "center";
  readonly size: 1 | 2;
};

/** A roll's content, top to bottom; `mark` is the place of the print's mark, `space` half an empty line. */
export type RollLine =
  | TextLine
  | { readonly kind: "rule" }
  | { readonly kind: "space" }
  | { readonly kind: "qr" }
  | { readonly kind: "logo" }
  | { readonly kind: "mark"; readonly where: "top" | "bottom" };

/** A QR code as one SVG path of its dark modules, in a square of `size` units including the quiet zone. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Everything the screen needs to draw a receipt on any paper. `drawReceipt` makes it; components get it as a prop. */
export type ReceiptDrawing = {
  readonly model: ReceiptModel;
  readonly rolls: Readonly<Record<ThermalPaper, readonly RollLine[]>>;
  readonly qr: QrDrawing | null;
};
