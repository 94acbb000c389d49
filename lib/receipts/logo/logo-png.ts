import sharp from "sharp";
import { isBlack, type Logo } from "#lib/domain/logo.ts";

/** A logo as a PNG in black and white, for screens and PDF. */
export function logoPng(logo: Logo): Promise<Buffer> {
  const { width, height } = logo;
  const greys = Uint8Array.from({ length: width * height }, (_, at) =>
    isBlack(logo, at % width, Math.floor(at / width)) ? 0 : 255,
  );
  return sharp(greys, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}
