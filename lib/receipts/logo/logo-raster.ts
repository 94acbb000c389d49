import { isBlack, type Logo } from "#lib/domain/logo.ts";

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
