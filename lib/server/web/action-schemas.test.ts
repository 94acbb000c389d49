import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REASONS } from "#lib/domain/reason.ts";
import { line, reason } from "./action-schemas.ts";

test("free text reaches no action but as one plain line: none reads a text in a way of its own", () => {
  const actions = globSync("app/**/actions.{ts,tsx}");
  expect(actions.length).toBeGreaterThan(8);
  const bare = actions.filter((file) => /\bz\s*\.string\(/.test(readFileSync(file, "utf8")));
  expect(bare).toEqual([]);
});

test.each([
  ["a text", line(40, 1)],
  ["a reason", reason(REASONS.settlement)],
])("%s is cleaned before its length is judged", (_, schema) => {
  expect(schema.parse("Bukti\u0000 dari\r\nIAK\u202e oleh\u001b@ Sri ")).toBe("Bukti dari IAK oleh @ Sri");
  expect(schema.safeParse("\u200b".repeat(20)).success).toBe(false);
});
