import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["Rina Astuti", "RA"],
  ["Sri Wahyuni binti Karto", "SK"],
  ["budi", "B"],
  ["  Rina   A. ", "RA"],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
