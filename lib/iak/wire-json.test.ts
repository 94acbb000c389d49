import { describe, expect, test } from "vitest";
import { parseJson, writeJson } from "./wire-json.ts";

describe("JSON", () => {
  test("keeps the order of the fields and writes tr_id as text", () => {
    expect(writeJson({ commands: "pay-pasca", tr_id: "219342904" })).toBe(
      '{"commands":"pay-pasca","tr_id":"219342904"}',
    );
  });

  test("keeps every digit of a number that JavaScript cannot hold", () => {
    expect(parseJson('{"tr_id": 900719925474099312, "price": 102500}')).toEqual({
      tr_id: "900719925474099312",
      price: 102500,
    });
  });

  test("does not make digits out of fractions and exponents", () => {
    expect(parseJson("[1e400, 12e40, 1.5, 1e5]")).toEqual([Number.POSITIVE_INFINITY, 12e40, 1.5, 1e5]);
  });
});
