import { deflateSync } from "node:zlib";
import { writeChunks } from "../logo/png-chunks.ts";

type Picture = {
  readonly width: number;
  readonly height: number;
  /** Bits a sample and PNG's colour type: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly depth: number;
  readonly type: 0 | 2 | 3 | 4 | 6;
  /** Every sample of every dot, row by row. */
  readonly samples: readonly number[];
  /** 0 to 4: how each row is written. */
  readonly filter?: number;
  readonly palette?: readonly number[];
  readonly clear?: readonly number[];
  readonly interlaced?: boolean;
};

/** A PNG file of any kind, written the plain way. */
export function writePng({
  width,
  height,
  depth,
  type,
  samples,
  filter = 0,
  palette,
  clear,
  interlaced,
}: Picture): Buffer {
  const each = samples.length / (width * height);
  const rowLength = Math.ceil((width * each * depth) / 8);
  const step = Math.max(1, (each * depth) / 8);
  const rows: number[][] = [];
  for (let y = 0; y < height; y++) {
    const bits = samples
      .slice(y * width * each, (y + 1) * width * each)
      .map((sample) => sample.toString(2).padStart(depth, "0"))
      .join("")
      .padEnd(rowLength * 8, "0");
    rows.push(Array.from({ length: rowLength }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)));
  }
  const written = rows.map((row, y) => [
    filter,
    ...row.map((byte, x) => {
      const [left, up] = [row[x - step] ?? 0, rows[y - 1]?.[x] ?? 0];
      const corner = x < step ? 0 : (rows[y - 1]?.[x - step] ?? 0);
      const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
      return (byte - (guesses[filter] ?? 0) + 256) % 256;
    }),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  return writeChunks([
    { name: "IHDR", data: head },
    ...(palette ? [{ name: "PLTE", data: Buffer.from(palette) }] : []),
    ...(clear ? [{ name: "tRNS", data: Buffer.from(clear) }] : []),
    { name: "IDAT", data: deflateSync(Buffer.from(written.flat())) },
    { name: "IEND", data: Buffer.alloc(0) },
  ]);
}

/** The nearest of the three to left + up - corner; earlier ones win (PNG, 9.4). */
function paeth(left: number, up: number, corner: number): number {
  const wanted = left + up - corner;
  const distances = [left, up, corner].map((one) => Math.abs(wanted - one));
  return [left, up, corner][distances.indexOf(Math.min(...distances))] as number;
}
