import { PNG } from "pngjs";
import { isBlack, type Logo } from "#lib/domain/logo.ts";

/** PNG's numbers for greys without transparency, and for rows that are written as they are. */
const GREY = 0;
const PLAIN = 0;

/** A logo as a PNG in black and white, for screens and PDF. */
export function logoPng(logo: Logo): Buffer {
  const { width, height } = logo;
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isBlack(logo, x, y)) png.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return PNG.sync.write(png, { colorType: GREY, filterType: PLAIN });
}
