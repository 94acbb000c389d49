import { expect, test } from "vitest";
import { ScannerWatch } from "./scanner-burst.ts";

function burst(digits: number, gap: number): boolean {
  const watch = new ScannerWatch();
  let seen = false;
  for (let n = 0; n < digits; n += 1) seen = watch.key(1_000 + n * gap) || seen;
  return seen;
}

test("takes an inquiry ID at scanner speed for a scan", () => {
  expect(burst(9, 8)).toBe(true);
});

test("never takes a quick hand for a scanner, however many digits", () => {
  expect(burst(12, 60)).toBe(false);
});

test("never takes a short amount for a scan, however quick", () => {
  expect(burst(7, 1)).toBe(false);
});

test("takes a scan for one although the computer stood still for a moment amid it", () => {
  const watch = new ScannerWatch();
  const pressed = [0, 5, 10, 15, 135, 140, 145, 150];
  expect(pressed.map((at) => watch.key(at)).at(-1)).toBe(true);
});

test("never takes what a hand types after Enter for the rest of a scan", () => {
  const watch = new ScannerWatch();
  for (let n = 0; n < 12; n += 1) watch.key(n * 5);
  watch.end();
  expect([100, 150].map((at) => watch.key(at))).toEqual([false, false]);
});
