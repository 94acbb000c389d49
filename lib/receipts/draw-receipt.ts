import { encode } from "uqr";
import { COLUMNS } from "#lib/domain/paper.ts";
import type { QrDrawing, ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { layoutReceipt } from "./text-layout.ts";

/** Everything the screen needs to draw a stored receipt (or a provisional slip) on each paper. */
export function drawReceipt(model: ReceiptModel): ReceiptDrawing {
  return {
    model,
    rolls: { "58": layoutReceipt(model, COLUMNS["58"]), "80": layoutReceipt(model, COLUMNS["80"]) },
    qr: model.qr === null ? null : drawQr(model.qr.url),
  };
}

/** Light modules that scanners need around the code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code with error correction M: readable on a worn thermal print, with modules that stay large on narrow paper. */
export function drawQr(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join("") };
}

/** A row's dark runs as rectangles: one shape for each run keeps the picture small, without hairlines between modules. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    const length = x + 1 - start;
    path += `M${start} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
