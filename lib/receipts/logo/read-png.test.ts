import fc from "fast-check";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { writePng } from "../testing/write-png.ts";
import { readPng } from "./read-png.ts";

const PNG_SIGNATURE_BYTES = 8;
const LENGTH_BYTES = 4;

const greysOf = (file: Buffer) => {
  const read = readPng(file);
  return typeof read === "string" ? read : Array.from(read.greys);
};

test("greys come back as they were written", () => {
  const row = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(row, (greys) => {
      const dots = greys.flatMap((grey) => [grey, grey, grey, 255]);
      expect(greysOf(writePng({ width: greys.length, height: 1, dots }))).toEqual(greys);
    }),
  );
});

test("colours are as light as the eye takes them for, and what is transparent is paper", () => {
  const dots = [255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 128];
  expect(greysOf(writePng({ width: 2, height: 2, dots }))).toEqual([76, 0, 255, 127]);
});

test("a picture of one bit a dot is read too", () => {
  const png = new PNG({ width: 8, height: 1 });
  png.data.fill(255);
  const file = PNG.sync.write(png, { colorType: 0 });
  expect(greysOf(file)).toEqual(new Array(8).fill(255));
});

test("a damaged file is never taken for a picture, whichever byte is damaged and wherever it is cut off", () => {
  const good = writePng({ width: 16, height: 1, dots: new Array(64).fill(7) });
  const taken: string[] = [];
  for (let at = PNG_SIGNATURE_BYTES; at < good.length; at += 1) {
    if (readPng(good.subarray(0, at)) !== "damaged") taken.push(`cut off at ${at}`);
    for (let change = 1; change <= 255; change += 1) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ change;
      if (typeof readPng(bad) !== "string") taken.push(`byte ${at} changed by ${change}`);
    }
  }
  expect(taken).toEqual([]);
  expect(readPng(Buffer.from("GIF89a"))).toBe("no_png");
  expect(readPng(Buffer.alloc(0))).toBe("no_png");
});

test("a file without its dots is never made into a picture of what memory holds", () => {
  for (let width = 1; width <= 200; width += 1) {
    const good = writePng({ width, height: 1, dots: new Array(width * 4).fill(0) });
    const dots = good.indexOf("IDAT") - LENGTH_BYTES;
    const end = good.indexOf("IEND") - LENGTH_BYTES;
    expect(readPng(Buffer.concat([good.subarray(0, dots), good.subarray(end)]))).toBe("damaged");
  }
});

test("a picture that would unfold into gigabytes is refused before it is unfolded", () => {
  const file = writePng({ width: 1, height: 1, dots: [0, 0, 0, 255] });
  file.writeUInt32BE(5_000, 16);
  expect(readPng(file)).toBe("too_many_dots");
});
