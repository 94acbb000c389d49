import fc from "fast-check";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { writePng } from "../testing/write-png.ts";
import { readPng } from "./read-png.ts";

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

test("a damaged file is never taken for a picture", () => {
  const good = writePng({ width: 4, height: 4, dots: new Array(64).fill(7) });
  fc.assert(
    fc.property(fc.integer({ min: 8, max: good.length - 13 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ change;
      expect(typeof readPng(bad)).toBe("string");
      expect(readPng(good.subarray(0, at))).toBe("damaged");
    }),
  );
  expect(readPng(Buffer.from("GIF89a"))).toBe("no_png");
  expect(readPng(Buffer.alloc(0))).toBe("no_png");
});

test("a picture that would unfold into gigabytes is refused before it is unfolded", () => {
  const file = writePng({ width: 1, height: 1, dots: [0, 0, 0, 255] });
  file.writeUInt32BE(5_000, 16);
  expect(readPng(file)).toBe("too_many_dots");
});
