import { expect, test } from "vitest";
import { readDuration } from "./duration.ts";

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
