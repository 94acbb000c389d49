import { COLUMNS } from "#lib/domain/paper.ts";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { drawQr } from "./draw-qr.ts";
import { layoutReceipt } from "./text-layout.ts";

/** Everything that the screen needs to draw a stored receipt (or a provisional slip) on each paper. */
export function drawReceipt(model: ReceiptModel): ReceiptDrawing {
  return {
    model,
    rolls: { "58": layoutReceipt(model, COLUMNS["58"]), "80": layoutReceipt(model, COLUMNS["80"]) },
    qr: model.qr === null ? null : drawQr(model.qr.url),
  };
}
