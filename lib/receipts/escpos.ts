import type ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { encode } from "uqr";
import { DOTS, type ThermalPaper } from "#lib/domain/paper.ts";
import type { PrinterProfile } from "#lib/domain/printer-profile.ts";

/** Lines between the last text and the cutter, which is above the print head. */
export const FEED_BEFORE_CUT = 4;
/** Dots of one module: our addresses are about 41 modules wide, and 58 mm paper has 384 dots. */
const QR_DOTS: Record<ThermalPaper, number> = { "58": 6, "80": 8 };

/** No left margin and this width in dots (GS L, GS W): an 80 mm head with 58 mm paper would centre the QR code on its own width. */
export function printArea(dots: number): number[] {
  return [0x1d, 0x4c, 0, 0, 0x1d, 0x57, dots & 0xff, dots >> 8];
}

/**
 * ESC a 0, before each line of text. If a service that reads lines as commands listens instead of a printer, no line begins with something
 * typed, such as the outlet's name.
 */
export const LINE_START = [0x1b, 0x61, 0];

/** Removes what the encoder adds after the cut: the next receipt would begin with an empty line. */
export function withoutTail(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(0, end);
}

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly black: (x: number, y: number) => boolean;
};
type PictureCommand = "raster" | "columns";
type Dot = (x: number, y: number) => boolean;

/** Rows for each command: small printers have no memory for more. */
const STRIP_ROWS = 240;
/** Rows of one ESC * command, three bytes a column. */
const COLUMN_ROWS = 24;

/** A picture centred in a line of `dots` dots, by GS v 0 or ESC *. */
export function pictureBytes({ width, height, black }: Picture, dots: number, command: PictureCommand): Uint8Array {
  const before = Math.floor((dots - width) / 2);
  const dot: Dot = (x, y) => x >= before && x < before + width && y < height && black(x - before, y);
  return Uint8Array.from((command === "raster" ? raster : columns)(dot, dots, height));
}

function raster(dot: Dot, dots: number, height: number): number[] {
  const bytes: number[] = [];
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const rows = Math.min(STRIP_ROWS, height - top);
    bytes.push(0x1d, 0x76, 0x30, 0, dots / 8, 0, rows, 0);
    for (let y = top; y < top + rows; y++)
      for (let x = 0; x < dots; x += 8) bytes.push(byteOf((bit) => dot(x + bit, y)));
  }
  return bytes;
}

/** Sets the line height to the picture's (ESC 3), to leave no white gaps, then back to the default (ESC 2). */
function columns(dot: Dot, dots: number, height: number): number[] {
  const bytes = [0x1b, 0x33, COLUMN_ROWS];
  for (let top = 0; top < height; top += COLUMN_ROWS) {
    bytes.push(0x1b, 0x2a, 33, dots & 0xff, dots >> 8);
    for (let x = 0; x < dots; x++)
      for (let y = top; y < top + COLUMN_ROWS; y += 8) bytes.push(byteOf((bit) => dot(x, y + bit)));
    bytes.push(0x0a);
  }
  return [...bytes, 0x1b, 0x32];
}

/** Eight dots; the first is the highest bit. */
function byteOf(black: (bit: number) => boolean): number {
  let byte = 0;
  for (let bit = 0; bit < 8; bit++) byte = (byte << 1) | Number(black(bit));
  return byte;
}

/** A centred QR code, by the printer's own command or as a picture. */
export function printQr(encoder: ReceiptPrinterEncoder, text: string, paper: ThermalPaper, how: PrinterProfile["qr"]) {
  if (how === "command") {
    encoder.align("center").qrcode(text, { model: 2, size: QR_DOTS[paper], errorlevel: "m" }).align("left");
    return;
  }
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const scale = Math.min(QR_DOTS[paper], Math.floor(DOTS[paper] / size));
  const black = (x: number, y: number) => data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
  encoder.raw(pictureBytes({ width: size * scale, height: size * scale, black }, DOTS[paper], how));
}

export function openDrawer(encoder: ReceiptPrinterEncoder, { drawerPin }: PrinterProfile): void {
  encoder.pulse(drawerPin === "5" ? 1 : 0);
}
