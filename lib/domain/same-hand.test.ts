import fc from "fast-check";
import { expect, test } from "vitest";
import { maybeSameHand } from "./roles.ts";

test.each([
  ["an account and itself", "a", "a", true],
  ["an account and who made it", "a", "b", true],
  ["an account and who made its maker", "a", "c", true],
  ["two that one has made", "b", "d", true],
  ["two that have only given access to the same third", "a", "x", false],
  ["two that have nothing to do with one another", "a", "z", false],
])("%s may be one person's hand: %s, %s", (_, one, other, same) => {
  const given = [
    { by: "a", to: "b" },
    { by: "b", to: "c" },
    { by: "a", to: "d" },
    { by: "x", to: "d" },
  ];
  expect(maybeSameHand(one, other, given)).toBe(same);
  expect(maybeSameHand(other, one, given)).toBe(same);
});

test("circles of access come to an end", () => {
  const id = fc.constantFrom("a", "b", "c", "d");
  fc.assert(
    fc.property(id, id, fc.array(fc.record({ by: id, to: id })), (one, other, given) => {
      expect(maybeSameHand(one, other, given)).toBe(maybeSameHand(other, one, given));
      expect(maybeSameHand(one, one, given)).toBe(true);
    }),
  );
});
