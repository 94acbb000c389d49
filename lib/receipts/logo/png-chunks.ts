import { crc32 } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length and name before a chunk's data, the checksum after it. */
const HEAD = 8;
const TAIL = 4;

export type PngChunk = { readonly name: string; readonly data: Buffer };

/** The chunks of a PNG file, each proved by its checksum; null for what is no PNG, is cut off or damaged. */
export function readChunks(file: Buffer): PngChunk[] | null {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const chunks: PngChunk[] = [];
  let at = SIGNATURE.length;
  while (at + HEAD + TAIL <= file.length) {
    const end = at + HEAD + file.readUInt32BE(at);
    if (end + TAIL > file.length) return null;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null;
    const name = file.toString("latin1", at + 4, at + HEAD);
    chunks.push({ name, data: file.subarray(at + HEAD, end) });
    if (name === "IEND") return chunks;
    at = end + TAIL;
  }
  return null;
}

export function writeChunks(chunks: readonly PngChunk[]): Buffer {
  const parts = chunks.map(({ name, data }) => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
    return Buffer.concat([word(data.length), named, word(crc32(named))]);
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
