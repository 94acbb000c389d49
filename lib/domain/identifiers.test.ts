import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRefId, readTrId, readTypedRefId } from "./identifiers.ts";

describe("inquiry IDs", () => {
  test("digits are taken as they are, whatever stands between them", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{0,17}$/),
        fc.constantFrom(
          " ",
          ".",
          "-",
          "\u00a0",
          "\t",
          "\u2011",
          "\u2013",
          "\u2212",
          "\uff0d",
          "\u200b",
          "\u202a",
          "\ufeff",
          "\u00ad",
        ),
        (id, between) => {
          expect(readTrId(id)).toBe(id);
          expect(readTrId(`${id}/1`)).toBeNull();
          expect(readTrId(`  ${id}\n`)).toBe(id);
          expect(readTrId(`]C1${id}\t`)).toBe(id);
          expect(readTrId(id.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))))).toBe(id);
          expect(readTrId([...id].join(between))).toBe(id);
        },
      ),
    );
  });

  test("a number is taken when it is exact, and refused when its last digits are lost", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => {
        expect(readTrId(id)).toBe(String(id));
      }),
    );
    expect(readTrId(Number("123456789012345678"))).toBeNull();
    expect(readTrId(219342904.5)).toBeNull();
  });

  test.each(["", "0", "0123", "12a", "1234567890123456789", 0, -1, Number.NaN, null, undefined, {}, ["1"]])(
    "%j is none",
    (value) => {
      expect(readTrId(value)).toBeNull();
    },
  );
});

describe("reference IDs", () => {
  test("1 to 64 printable characters, trimmed; other programs' dashes and dots stay", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{1,64}$/), (id) => {
        expect(readRefId(` ${id} `)).toBe(id);
      }),
    );
    expect(readRefId("order-12.3")).toBe("order-12.3");
    expect(readRefId(91283746511)).toBe("91283746511");
    expect(readRefId(2 ** 60)).toBeNull();
  });

  test("typed, the blanks, marks and dashes of a copied page are not part of it", () => {
    expect(readTypedRefId(" ORDER\u201312 3\u200b\t")).toBe("ORDER-123");
  });

  test.each(["", " ", "a b", "x".repeat(65), "réf", "a\u202eb", null])("%j is none", (value) => {
    expect(readRefId(value)).toBeNull();
  });
});
