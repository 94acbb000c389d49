import fc from "fast-check";
import { expect, test } from "vitest";
import { writePng } from "../testing/write-png.ts";
import { readPng } from "./read-png.ts";

const sizes = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 5 }) });
const filters = fc.integer({ min: 0, max: 4 });
const bytes = (length: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: length, maxLength: length });
const greysOf = (file: Buffer) => {
  const read = readPng(file);
  return typeof read === "string" ? read : Array.from(read.greys);
};

test("greys of every depth and filter come back as they were written", () => {
  const pictures = fc
    .tuple(sizes, fc.constantFrom(1, 2, 4, 8, 16), filters)
    .chain(([size, depth, filter]) =>
      bytes(size.width * size.height, 2 ** depth - 1).map((samples) => ({ ...size, depth, filter, samples })),
    );
  fc.assert(
    fc.property(pictures, (picture) => {
      const wanted = picture.samples.map((sample) => Math.round((255 * sample) / (2 ** picture.depth - 1)));
      expect(greysOf(writePng({ ...picture, type: 0 }))).toEqual(wanted);
    }),
    { numRuns: 150 },
  );
});

test("colours are as light as the eye takes them for, and what is transparent is paper", () => {
  const dots = [255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 128];
  for (const filter of [0, 1, 2, 3, 4])
    expect(greysOf(writePng({ width: 2, height: 2, depth: 8, type: 6, samples: dots, filter }))).toEqual([
      76, 0, 255, 127,
    ]);
  const palette = [255, 255, 255, 0, 0, 0, 10, 10, 10];
  const picked = { width: 3, height: 1, depth: 2, type: 3, samples: [2, 1, 0], palette, clear: [255, 0] } as const;
  expect(greysOf(writePng(picked))).toEqual([10, 255, 255]);
  const keyed = {
    width: 2,
    height: 1,
    depth: 8,
    type: 2,
    samples: [0, 0, 0, 9, 9, 9],
    clear: [0, 9, 0, 9, 0, 9],
  } as const;
  expect(greysOf(writePng(keyed))).toEqual([0, 255]);
  expect(greysOf(writePng({ width: 2, height: 1, depth: 8, type: 4, samples: [0, 255, 0, 0] }))).toEqual([0, 255]);
});

test("a damaged file is never taken for a picture", () => {
  const good = writePng({ width: 4, height: 4, depth: 8, type: 0, samples: new Array(16).fill(7) });
  fc.assert(
    fc.property(fc.integer({ min: 8, max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ change;
      expect(typeof readPng(bad)).toBe("string");
      expect(readPng(good.subarray(0, at))).toBe("damaged");
    }),
  );
  expect(readPng(Buffer.from("GIF89a"))).toBe("no_png");
  expect(readPng(Buffer.alloc(0))).toBe("no_png");
  expect(readPng(writePng({ width: 1, height: 1, depth: 8, type: 0, samples: [0], interlaced: true }))).toBe(
    "interlaced",
  );
});

test("a picture that would unfold into gigabytes is refused before it is unfolded", () => {
  const file = writePng({ width: 1, height: 1, depth: 8, type: 0, samples: [0] });
  const huge = writePng({ width: 5_000, height: 1, depth: 1, type: 0, samples: new Array(5_000).fill(1) });
  expect(readPng(huge)).toBe("too_many_dots");
  expect(typeof readPng(file)).toBe("object");
});
