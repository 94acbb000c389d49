import { PNG } from "pngjs";

/** What paper shows of a picture: each dot from 0 (black) to 255 (white), what is transparent as white paper. */
export type Greys = { readonly width: number; readonly height: number; readonly greys: Uint8Array };
export type PngFault = "no_png" | "damaged" | "too_many_dots";

/** So that a small file cannot unfold into gigabytes. */
export const MOST_DOTS_A_SIDE = 4_000;

/** The first chunk of every PNG file, with the picture's size (ISO/IEC 15948). */
const HEAD = { name: 12, width: 16, height: 20, end: 24 };

/** Reads a PNG of any kind. */
export function readPng(file: Buffer): Greys | PngFault {
  if (file.toString("latin1", 1, 4) !== "PNG") return "no_png";
  if (file.length < HEAD.end || file.toString("latin1", HEAD.name, HEAD.width) !== "IHDR") return "damaged";
  const most = Math.max(file.readUInt32BE(HEAD.width), file.readUInt32BE(HEAD.height));
  if (most > MOST_DOTS_A_SIDE) return "too_many_dots";
  try {
    const { width, height, data } = PNG.sync.read(file);
    return { width, height, greys: Uint8Array.from({ length: width * height }, (_, dot) => greyOf(data, dot * 4)) };
  } catch {
    return "damaged";
  }
}

/** As light as the eye takes a colour for (ITU-R BT.601). */
function greyOf(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0, solid = 0] = data.subarray(at, at + 4);
  return Math.round(255 - ((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * solid) / 255);
}
