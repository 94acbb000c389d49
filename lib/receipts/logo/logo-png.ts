import { deflateSync } from "node:zlib";
import { bytesARow, type Logo } from "#lib/domain/logo.ts";
import { writeChunks } from "./png-chunks.ts";

/** A logo as a PNG of one bit a dot, for screens and PDF. */
export function logoPng(logo: Logo): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(logo.width, 0);
  head.writeUInt32BE(logo.height, 4);
  head[8] = 1; // bit a dot; the rest stays 0: grey, deflated, not interlaced
  const length = bytesARow(logo);
  const rows = Buffer.alloc((1 + length) * logo.height);
  for (let y = 0; y < logo.height; y++)
    for (let x = 0; x < length; x++) rows[y * (1 + length) + 1 + x] = ~(logo.dots[y * length + x] ?? 0) & 0xff; // here 1 is white
  return writeChunks([
    { name: "IHDR", data: head },
    { name: "IDAT", data: deflateSync(rows) },
    { name: "IEND", data: Buffer.alloc(0) },
  ]);
}
