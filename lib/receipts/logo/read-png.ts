import { crc32 } from "node:zlib";
import { PNG } from "pngjs";

/** What paper shows of a picture: each dot from 0 (black) to 255 (white), what is transparent as white paper. */
export type Greys = { readonly width: number; readonly height: number; readonly greys: Uint8Array };
export type PngFault = "no_png" | "damaged" | "too_many_dots";

/** So that a small file cannot unfold into gigabytes. */
export const MOST_DOTS_A_SIDE = 4_000;

/** The first chunk of every PNG file, with the picture's size (ISO/IEC 15948). */
const HEAD = { name: 12, width: 16, height: 20, end: 24 };
const SIGNATURE_BYTES = 8;
const CRC_BYTES = 4;

/** Reads a PNG of any kind. */
export function readPng(file: Buffer): Greys | PngFault {
  if (file.toString("latin1", 1, 4) !== "PNG") return "no_png";
  if (file.length < HEAD.end || file.toString("latin1", HEAD.name, HEAD.width) !== "IHDR") return "damaged";
  const most = Math.max(file.readUInt32BE(HEAD.width), file.readUInt32BE(HEAD.height));
  if (most > MOST_DOTS_A_SIDE) return "too_many_dots";
  if (!isWhole(file)) return "damaged";
  try {
    const { width, height, data } = PNG.sync.read(file);
    return { width, height, greys: Uint8Array.from({ length: width * height }, (_, dot) => greyOf(data, dot * 4)) };
  } catch {
    return "damaged";
  }
}

/**
 * Whether every chunk is as it was written and the dots are among them. pngjs steps over a chunk whose name it does not
 * know without looking at its check sum: of a damaged name of the dots it would make a picture of whatever memory holds.
 */
function isWhole(file: Buffer): boolean {
  let hasDots = false;
  for (let at = SIGNATURE_BYTES; at < file.length; ) {
    const name = at + 4;
    const end = name + 4 + (at + 4 <= file.length ? file.readUInt32BE(at) : 0);
    if (end + CRC_BYTES > file.length || crc32(file.subarray(name, end)) !== file.readUInt32BE(end)) return false;
    hasDots ||= file.toString("latin1", name, name + 4) === "IDAT";
    at = end + CRC_BYTES;
  }
  return hasDots;
}

/** As light as the eye takes a colour for (ITU-R BT.601). */
function greyOf(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0, solid = 0] = data.subarray(at, at + 4);
  return Math.round(255 - ((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * solid) / 255);
}
