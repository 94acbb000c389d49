import { createHash } from "node:crypto";
import { bytesARow, LOGO_MOST, type Logo } from "#lib/domain/logo.ts";
import { type Greys, type PngFault, readPng } from "./read-png.ts";

export type LogoFault = PngFault | "empty" | "too_small";

/** Lighter than this is paper: the empty edge of a picture is cut off. */
const PAPER = 245;
/** Fewer dots than 8 mm on its longer side would print as a blot. */
const LEAST_DOTS = 64;
/** Greys between these are neither black nor white; a picture with many of them is dithered, a drawing keeps its sharp edges. */
const [DARK, LIGHT] = [64, 192];
const MANY_GREYS = 0.15;

/** A PNG file as a logo that every paper bears: its empty edges cut off, made smaller where it must (never larger), in black and white. */
export function makeLogo(file: Buffer): Logo | LogoFault {
  const picture = readPng(file);
  if (typeof picture === "string") return picture;
  const cropped = crop(picture);
  if (cropped === null) return "empty";
  if (Math.max(cropped.width, cropped.height) < LEAST_DOTS) return "too_small";
  const small = shrink(cropped);
  const inked = small.greys.filter((grey) => grey < PAPER);
  const between = inked.filter((grey) => grey > DARK && grey < LIGHT).length;
  const dots = pack(between / inked.length > MANY_GREYS ? dithered(small) : small);
  const { width, height } = small;
  const id = createHash("sha256").update(`${width} ${height} `).update(dots).digest("hex").slice(0, 32);
  return { id, width, height, dots };
}

/** Without the empty rows and columns around it; null when there is nothing but paper. */
function crop({ width, height, greys }: Greys): Greys | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  greys.forEach((grey, at) => {
    if (grey >= PAPER) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  if (right < 0) return null;
  const size = { width: right - left + 1, height: bottom - top + 1 };
  return drawn(size, (x, y) => greys[(top + y) * width + left + x] ?? 255);
}

/** Each new dot is the mean of those that it stands for. */
function shrink(picture: Greys): Greys {
  const factor = Math.max(picture.width / LOGO_MOST.width, picture.height / LOGO_MOST.height);
  if (factor <= 1) return picture;
  const size = {
    width: Math.max(1, Math.floor(picture.width / factor)),
    height: Math.max(1, Math.floor(picture.height / factor)),
  };
  const span = (at: number, from: number, to: number) => {
    const first = Math.floor((at * from) / to);
    return [first, Math.max(first + 1, Math.floor(((at + 1) * from) / to))] as const;
  };
  return drawn(size, (x, y) => {
    const [left, right] = span(x, picture.width, size.width);
    const [top, bottom] = span(y, picture.height, size.height);
    let sum = 0;
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++) sum += picture.greys[row * picture.width + column] ?? 255;
    return sum / ((right - left) * (bottom - top));
  });
}

/** Floyd and Steinberg's: what a dot is too dark or too light by goes to its neighbours. */
function dithered({ width, height, greys }: Greys): Greys {
  const carried = Float32Array.from(greys);
  const give = (x: number, y: number, share: number) => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    carried[at] = (carried[at] ?? 0) + share;
  };
  return drawn({ width, height }, (x, y) => {
    const wanted = carried[y * width + x] ?? 255;
    const dot = wanted < 128 ? 0 : 255;
    const rest = (wanted - dot) / 16;
    give(x + 1, y, rest * 7);
    give(x - 1, y + 1, rest * 3);
    give(x, y + 1, rest * 5);
    give(x + 1, y + 1, rest);
    return dot;
  });
}

function drawn({ width, height }: { width: number; height: number }, grey: (x: number, y: number) => number): Greys {
  const greys = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) greys[y * width + x] = Math.round(grey(x, y));
  return { width, height, greys };
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
