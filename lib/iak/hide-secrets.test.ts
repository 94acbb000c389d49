import { describe, expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

const KEY = "k/ey&42";
const SIGNATURE = "74c28997a7e3de504535840668632d9a";
const { hide, hideInRaw } = hideSecrets([KEY, SIGNATURE]);

describe("secrets", () => {
  test.each([
    ["as they are", `md5(123${KEY}cs) ${SIGNATURE}`],
    ["in capitals", `${KEY.toUpperCase()} ${SIGNATURE.toUpperCase()}`],
    ["as PHP writes JSON", '{"echo":"k\\/ey&42"}'],
    ["as XML", "<echo>k/ey&amp;42</echo>"],
    ["in an address", "?key=k%2Fey%2642"],
  ])("are hidden %s", (_how, text) => {
    expect(hide(text)).toContain("[hidden]");
    expect(hide(text).toLowerCase()).not.toMatch(/ey(&|&amp;|%26)42|74c289/);
  });

  test("are hidden in whatever calls itself sign, even another's", () => {
    expect(hide('{"sign": "abc", "x": 1}')).toBe('{"sign": "[hidden]", "x": 1}');
    expect(hide("<sign>abc</sign>")).toBe("<sign>[hidden]</sign>");
    expect(hide("a=1&sign=abc&b=2")).toBe("a=1&sign=[hidden]&b=2");
    expect(hide('{"sign":"abc')).toBe('{"sign":"[hidden]');
  });

  test("are hidden when the reply was cut off in the middle of one", () => {
    expect(hideInRaw('{"echo":"74c28997a7e3')).toBe('{"echo":"[hidden]');
  });

  test("leave alone what only ends like the beginning of one", () => {
    expect(hide("PT 74C2")).toBe("PT 74C2");
  });

  test("leave everything alone when there are none", () => {
    expect(hideSecrets([""]).hideInRaw("PT LIMABELAS")).toBe("PT LIMABELAS");
  });
});
