import fc from "fast-check";
import { expect, test } from "vitest";
import { adviceOn, meaningOf } from "./response-codes.ts";

// The rows of IAK's code table, in its order.
const TABLE: readonly [codes: string, meaning: ReturnType<typeof meaningOf>][] = [
  ["00", "paid"],
  ["39", "in_process"],
  ["05 201", "unclear"],
  ["103", "unclear"],
  ["91 92 105", "unclear"],
  ["01 34 40", "paid_before"],
  ["37 38 07 33", "failed"],
  ["04", "refused"],
  ["06", "refused"],
  ["17", "refused"],
  ["02 42", "unclear"],
  ["03 11", "unclear"],
  ["08 13", "refused"],
  ["09 10", "refused"],
  ["14 15 16", "refused"],
  ["20 106", "refused"],
  ["30 36 41", "refused"],
  ["31 32 35", "refused"],
  ["93", "refused"],
  ["94", "unclear"],
  ["100 101 102 107 117", "setup_refused"],
  ["108 118", "setup_refused"],
  ["109", "refused"],
  ["110", "unclear"],
];
const documented = new Map(
  TABLE.flatMap(([codes, meaning]) => codes.split(" ").map((code) => [code, meaning] as const)),
);

test.each([...documented])("code %s after pay-pasca means %s", (code, meaning) => {
  expect(meaningOf(code)).toBe(meaning);
});

test("no cashier is told to ask again about a bill that is paid, a wrong number, or what the customer or we must put right first", () => {
  const asked = [...documented.keys()].map((code) => [code, adviceOn(code)] as const);
  const codesOf = (advice: string) => asked.filter(([, given]) => given === advice).map(([code]) => code);
  expect(codesOf("paid")).toEqual(["01", "34", "40"]);
  expect(codesOf("number")).toEqual(["14", "15", "16"]);
  const blocked = ["00", "39", "08", "13", "10", "20", "30", "36", "41", "31", "32", "35"];
  expect(codesOf("none")).toEqual([...blocked, "100", "101", "102", "107", "117", "108", "118"]);
});

test("proves nothing by a code that nobody documented", () => {
  for (let code = 0; code < 1_000; code++) {
    for (const text of [String(code), String(code).padStart(2, "0"), String(code).padStart(3, "0")]) {
      if (!documented.has(text)) expect(meaningOf(text)).toBe("unclear");
    }
  }
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("constructor", "__proto__", "toString", " 00", "0", "00 ")),
      (text) => {
        fc.pre(!documented.has(text));
        expect(meaningOf(text)).toBe("unclear");
      },
    ),
  );
});
