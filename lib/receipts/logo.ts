import { createHash } from "node:crypto";
import sharp from "sharp";
import { bytesARow, isBlack, LOGO_MOST, type Logo, type LogoSize } from "#lib/domain/logo.ts";

export type LogoFault = "no_picture" | "too_many_dots" | "empty" | "too_small";

/** So that a small file cannot expand to gigabytes, or hold a thread for seconds. A logo prints 320 at most. */
export const MOST_DOTS_A_SIDE = 2_000;
/** What a browser draws, too. All else that libvips reads is off before a byte of it is looked at: three kilobytes of SVG took a minute to measure. */
const LOADERS = ["Png", "Jpeg", "Webp"].map((format) => `VipsForeignLoad${format}Buffer`);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: LOADERS });
// The counter's work goes on beside it.
sharp.concurrency(1);
/** Lighter greys are paper: a picture's empty edges are cut off. */
const PAPER = 245;
/** Below 8 mm on its longer side, a logo would print as a blot. */
const LEAST_DOTS = 64;
/** Greys between these are neither black nor white; a picture with many of them is dithered, a drawing keeps its sharp edges. */
const [DARK, LIGHT] = [64, 192];
const MANY_GREYS = 0.15;

/** One byte a dot; 0 is black. */
type Greys = LogoSize & { readonly greys: Uint8Array };

/**
 * Turns a picture's file into a logo that fits every paper: cropped to its content, scaled down if needed (never up), in black and white.
 */
export async function makeLogo(file: Buffer): Promise<Logo | LogoFault> {
  const small = await readSmall(file);
  if (typeof small === "string") return small;
  const { width, height, greys } = small;
  const inked = greys.filter((grey) => grey < PAPER);
  if (inked.length === 0) return "empty";
  if (Math.max(width, height) < LEAST_DOTS) return "too_small";
  const between = inked.filter((grey) => grey > DARK && grey < LIGHT).length;
  const dots = pack(between / inked.length > MANY_GREYS ? dithered(small) : small);
  const id = createHash("sha256").update(`${width} ${height} `).update(dots).digest("hex").slice(0, 32);
  return { id, width, height, dots };
}

async function readSmall(file: Buffer): Promise<Greys | LogoFault> {
  try {
    const picture = sharp(file, { failOn: "warning", limitInputPixels: false });
    const { width, height } = await picture.metadata();
    if (Math.max(width, height) > MOST_DOTS_A_SIDE) return "too_many_dots";
    const { data, info } = await picture
      .flatten({ background: "white" })
      .greyscale()
      .trim({ background: "white", threshold: 255 - PAPER })
      .resize({ ...LOGO_MOST, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, greys: data };
  } catch {
    return "no_picture";
  }
}

/** Floyd–Steinberg dithering: a dot's error goes to its neighbours. */
function dithered({ width, height, greys }: Greys): Greys {
  const carried = Float32Array.from(greys);
  const give = (x: number, y: number, share: number) => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    carried[at] = (carried[at] ?? 0) + share;
  };
  const dots = greys.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const wanted = carried[at] ?? 255;
    const dot = wanted < 128 ? 0 : 255;
    const rest = (wanted - dot) / 16;
    give(x + 1, y, rest * 7);
    give(x - 1, y + 1, rest * 3);
    give(x, y + 1, rest * 5);
    give(x + 1, y + 1, rest);
    return dot;
  });
  return { width, height, greys: dots };
}

function pack(picture: Greys): Uint8Array {
  const row = bytesARow(picture);
  const dots = new Uint8Array(row * picture.height);
  picture.greys.forEach((grey, index) => {
    const [x, y] = [index % picture.width, Math.floor(index / picture.width)];
    const at = y * row + (x >> 3);
    if (grey < 128) dots[at] = (dots[at] ?? 0) | (0x80 >> (x & 7));
  });
  return dots;
}

/** A logo as a black and white PNG, for screens and PDF. */
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
