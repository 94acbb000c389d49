import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLine } from "./plain-line.ts";

test("whatever was written is one line of what can be seen, and stays as it is when read twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const line = plainLine(text);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|^\s|\s$|\s\s/u);
      expect(plainLine(line)).toBe(line);
    }),
  );
});

test.each([
  ["NUL", "a\u0000b"],
  ["ESC", "a\u001b@b"],
  ["line ends", "a\r\nb"],
  ["another line end", "a\u2028b"],
  ["a direction mark", "a\u202eb"],
  ["an isolate", "a\u2067b"],
  ["zero-width blanks", "a\u200b\u2060\ufeffb"],
  ["a soft hyphen", "a\u00adb"],
  ["a filler that looks like nothing", "a\u3164b"],
  ["a blank braille letter", "a\u2800b"],
  ["half a letter", "a\ud83db"],
])("%s never stands in it", (_, text) => {
  expect(plainLine(text)).toMatch(/^a @?b$/);
});

test("letters of any script stay as they are", () => {
  for (const text of ["Jl. Melati No. 7, RT 03/RW 02", "Söhne & Ñandú", "北京 東京", "Rp1.000 <b>"])
    expect(plainLine(text)).toBe(text);
});
