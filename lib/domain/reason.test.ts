import { expect, test } from "vitest";
import { isReason, REASONS, readReason } from "./reason.ts";

test.each(Object.entries(REASONS))("a reason (%s) is never made up of blanks, nor longer than is kept", (_, length) => {
  const { least, most } = length;
  expect(isReason("a".repeat(least), length)).toBe(true);
  expect(isReason(` ${"a".repeat(least - 1)} `, length)).toBe(false);
  expect(isReason(` ${"a".repeat(most)} `, length)).toBe(true);
  expect(isReason("a".repeat(most + 1), length)).toBe(false);
  expect(isReason("\u200b".repeat(least), length)).toBe(false);
});

test("a reason is kept as one plain line", () => {
  expect(readReason(" ke\u0000bank\r\noleh \u202eSri\u001b@ ", REASONS.cashMove)).toBe("ke bank oleh Sri @");
});
