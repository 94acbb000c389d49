import { inflateSync } from "node:zlib";
import { type PngChunk, readChunks } from "./png-chunks.ts";

/** What paper shows of a picture: each dot from 0 (black) to 255 (white), what is transparent as white paper. */
export type Greys = { readonly width: number; readonly height: number; readonly greys: Uint8Array };
export type PngFault = "no_png" | "damaged" | "interlaced" | "too_many_dots";

/** So that a small file cannot unfold into gigabytes. */
export const MOST_DOTS_A_SIDE = 4_000;

/** Samples of one dot, by PNG's colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;
const DEPTHS = [1, 2, 4, 8, 16];

type Header = Pick<Greys, "width" | "height"> & {
  readonly depth: number;
  readonly type: number;
  readonly samples: number;
};

/** Reads a PNG of any colour type and depth that is not interlaced (ISO/IEC 15948). */
export function readPng(file: Buffer): Greys | PngFault {
  const chunks = readChunks(file);
  if (chunks === null) return file.toString("latin1", 1, 4) === "PNG" ? "damaged" : "no_png";
  const head = chunks.find(({ name }) => name === "IHDR")?.data;
  if (head?.length !== 13) return "damaged";
  const [width, height, depth = 0, type = 0] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]];
  const samples = SAMPLES[type];
  if (samples === undefined || !DEPTHS.includes(depth) || width === 0 || height === 0) return "damaged";
  if (width > MOST_DOTS_A_SIDE || height > MOST_DOTS_A_SIDE) return "too_many_dots";
  if (head[12] !== 0) return "interlaced";
  const header = { width, height, depth, type, samples };
  const rows = unfilter(unpacked(chunks, header), header);
  return rows === null ? "damaged" : { width, height, greys: greysOf(rows, header, chunks) };
}

/** The filtered rows, or null when there are not exactly as many bytes as the picture has. */
function unpacked(chunks: readonly PngChunk[], header: Header): Buffer | null {
  const size = header.height * (1 + rowBytes(header));
  try {
    const packed = Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data));
    const rows = inflateSync(packed, { maxOutputLength: size });
    return rows.length === size ? rows : null;
  } catch {
    return null;
  }
}

function rowBytes({ width, depth, samples }: Header): number {
  return Math.ceil((width * depth * samples) / 8);
}

/** Each row is written as its difference from what stands left of it and above it; null for a filter that there is not. */
function unfilter(filtered: Buffer | null, header: Header): Uint8Array | null {
  if (filtered === null) return null;
  const length = rowBytes(header);
  const step = Math.max(1, (header.depth * header.samples) / 8);
  const rows = new Uint8Array(length * header.height);
  for (let y = 0; y < header.height; y++) {
    const filter = filtered[y * (length + 1)] ?? 0;
    if (filter > 4) return null;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < step ? 0 : (rows[at - step] ?? 0);
      const up = y === 0 ? 0 : (rows[at - length] ?? 0);
      const corner = x < step || y === 0 ? 0 : (rows[at - length - step] ?? 0);
      rows[at] = (filtered[y * (length + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return rows;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const sum = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function greysOf(rows: Uint8Array, header: Header, chunks: readonly PngChunk[]): Uint8Array {
  const { width, height, depth, type, samples } = header;
  const dataOf = (name: string) => chunks.find((chunk) => chunk.name === name)?.data;
  const [palette, clear] = [dataOf("PLTE"), dataOf("tRNS")];
  const length = rowBytes(header);
  const most = 2 ** depth - 1;
  const sample = (x: number, y: number, which: number): number => {
    const bit = (x * samples + which) * depth;
    const at = y * length + (bit >> 3);
    if (depth === 16) return (rows[at] ?? 0) * 256 + (rows[at + 1] ?? 0);
    return ((rows[at] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
  /** A dot whose colour the file calls transparent. */
  const isClear = (values: readonly number[]) =>
    clear !== undefined &&
    values.every((value, at) => clear.length >= at * 2 + 2 && clear.readUInt16BE(at * 2) === value);
  const greys = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const values = Array.from({ length: samples }, (_, which) => sample(x, y, which));
      const [one = 0, two = 0, three = 0, four = 0] = values;
      let grey: number;
      let solid = 1;
      if (type === PALETTE) {
        grey = lightness(palette?.[one * 3] ?? 0, palette?.[one * 3 + 1] ?? 0, palette?.[one * 3 + 2] ?? 0) / 255;
        solid = (clear?.[one] ?? 255) / 255;
      } else {
        grey = (samples < 3 ? one : lightness(one, two, three)) / most;
        if (type === 4) solid = two / most;
        else if (type === 6) solid = four / most;
        else if (isClear(values)) solid = 0;
      }
      greys[y * width + x] = Math.round(255 * (1 - solid + grey * solid));
    }
  }
  return greys;
}

/** As light as the eye takes a colour for (ITU-R BT.601). */
function lightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
