import fc from "fast-check";
import { expect, test } from "vitest";
import { durationWords, readDuration } from "./duration.ts";

test.each([
  ["200ms", 200],
  ["5s", 5_000],
  ["1.5h", 5_400_000],
  ["2m", 120_000],
  ["1d", 86_400_000],
  ["0s", 0],
])("%s is %i ms", (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});

test.each(["", "5", "5 s", "s", "-5s", "5S", "5sec", "1e3s", ".5s", "5s "])("%j is none", (text) => {
  expect(readDuration(text)).toBeNull();
});

test.each([
  [250, "250ms"],
  [5_000, "5s"],
  [90_000, "90s"],
  [3_600_000, "1h"],
  [172_800_000, "48h"],
])("%i ms are said as %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test("what is said is read as the same length", () => {
  const lengths = fc
    .tuple(fc.nat(10_000), fc.constantFrom(1, 1_000, 60_000, 3_600_000))
    .map(([count, unit]) => count * unit);
  fc.assert(
    fc.property(lengths, (ms) => {
      expect(readDuration(durationWords(ms))).toBe(ms);
    }),
  );
});
