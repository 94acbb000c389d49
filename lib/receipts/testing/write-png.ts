import { PNG } from "pngjs";

/** A PNG file of these dots: red, green, blue and how solid, row by row. */
export function writePng({
  width,
  height,
  dots,
}: {
  readonly width: number;
  readonly height: number;
  readonly dots: readonly number[];
}): Buffer {
  const png = new PNG({ width, height });
  png.data.set(dots);
  return PNG.sync.write(png);
}
