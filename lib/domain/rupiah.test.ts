import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRupiah, groupDigits, groupTyped, readRupiah, readTypedRupiah, rupiah } from "./rupiah.ts";

const amounts = fc.maxSafeNat();

describe("amounts as the biller writes them", () => {
  test("a whole amount is read from every notation that keeps it whole", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        for (const form of [amount, String(amount), ` ${amount} `, `${amount}.0`, `${amount}.00`])
          expect(readRupiah(form)).toBe(amount);
      }),
    );
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(9), (head, exponent) => {
        expect(readRupiah(`${head}e${exponent}`)).toBe(head * 10 ** exponent);
        expect(readRupiah(`${head}.0E+${exponent}`)).toBe(head * 10 ** exponent);
      }),
    );
    expect(readRupiah("1.5e3")).toBe(1500);
  });

  test("a fraction is never rounded away, however small or far out", () => {
    fc.assert(
      fc.property(amounts, fc.stringMatching(/^\d{0,20}[1-9]$/), (amount, fraction) => {
        expect(readRupiah(`${amount}.${fraction}`)).toBeNull();
      }),
    );
    expect(readRupiah("1.55e1")).toBeNull();
  });

  test("a dot between thousands is never taken for a fraction", () => {
    for (const text of ["100.000", "1.000", "2.500.000", "100000.000", "1.000e3"])
      expect(readRupiah(text), text).toBeNull();
  });

  test("what cannot be held exactly is refused", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 10n ** 30n }), (amount) => {
        expect(readRupiah(String(amount))).toBeNull();
        expect(readRupiah(Number(amount))).toBeNull();
      }),
    );
  });

  test.each([
    -1,
    "-1",
    "",
    " ",
    "Rp1",
    "1,5",
    "0x10",
    "NaN",
    "Infinity",
    Number.NaN,
    0.5,
    1e300,
    null,
    undefined,
    [],
    {},
    true,
  ])("%j is no amount", (value) => {
    expect(readRupiah(value)).toBeNull();
  });

  test("a negative zero is plain zero", () => {
    expect(Object.is(readRupiah(-0), 0)).toBe(true);
  });
});

describe("amounts as people read and type them", () => {
  test("shows Rp102.500, without a space", () => {
    expect([0, 500, 2_500, 102_500, 1_000_000].map(formatRupiah)).toEqual([
      "Rp0",
      "Rp500",
      "Rp2.500",
      "Rp102.500",
      "Rp1.000.000",
    ]);
    expect(formatRupiah(-2_500)).toBe("−Rp2.500");
  });

  test("grouping loses no digit and puts a dot before each three", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(groupDigits(amount)).toMatch(/^\d{1,3}(\.\d{3})*$/);
        expect(groupDigits(amount).replaceAll(".", "")).toBe(String(amount));
      }),
    );
  });

  test("what was shown can be typed or pasted back", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999_999 }), (amount) => {
        for (const form of [formatRupiah(amount), `Rp ${groupDigits(amount)}`, groupDigits(amount), String(amount)])
          expect([readTypedRupiah(form), groupTyped(form)]).toEqual([amount, groupDigits(amount)]);
      }),
    );
  });

  test.each(["", "Rp", "seratus", "100,5", "-100", "1e5", "1234567890123456"])(
    "%j is not cash, and stays as it was typed",
    (text) => {
      expect(readTypedRupiah(text)).toBeNull();
      expect(groupTyped(text)).toBe(text);
    },
  );

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("%s cannot become rupiah", (amount) => {
    expect(() => rupiah(amount)).toThrow(RangeError);
  });
});
