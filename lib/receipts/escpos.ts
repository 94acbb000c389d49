import { isBlack, type Logo } from "#lib/domain/logo.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";

/** Lines between the last words and the blade: the cutter stands above the print head. */
export const FEED_BEFORE_CUT = 4;
/** Dots of one module: an address of ours is about 41 modules wide, and 58 mm paper has 384 dots. */
export const QR_DOTS: Record<ThermalPaper, number> = { "58": 6, "80": 8 };

/** No left margin and so many dots of width (GS L, GS W): an 80 mm head with 58 mm paper would centre the QR code on its own width. */
export function printArea(dots: number): number[] {
  return [0x1d, 0x4c, 0, 0, 0x1d, 0x57, dots & 0xff, dots >> 8];
}

/**
 * ESC a 0, before each line of text. Where no printer listens but a service that takes each line as a command, none of ours begins with
 * what somebody typed, such as the outlet's name.
 */
export const LINE_START = [0x1b, 0x61, 0];

/** Nothing after the cut: the encoder ends its last line there, and the next receipt would begin with an empty one. */
export function withoutTail(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(0, end);
}

/** A logo as the one picture command that every ESC/POS printer knows (GS v 0), in the middle of a line of `dots` dots. */
export function logoRaster(logo: Logo, dots: number): Uint8Array {
  const length = dots / 8;
  const before = Math.floor((dots - logo.width) / 2);
  const bytes = new Uint8Array(8 + length * logo.height);
  bytes.set([0x1d, 0x76, 0x30, 0, length & 0xff, length >> 8, logo.height & 0xff, logo.height >> 8]);
  for (let y = 0; y < logo.height; y++)
    for (let x = 0; x < logo.width; x++) {
      const at = 8 + y * length + ((before + x) >> 3);
      if (isBlack(logo, x, y)) bytes[at] = (bytes[at] ?? 0) | (0x80 >> ((before + x) & 7));
    }
  return bytes;
}
