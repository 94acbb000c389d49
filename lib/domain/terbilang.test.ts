import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { terbilang } from "./terbilang.ts";

const UNITS: Record<string, number> = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
};
const SCALES: Record<string, bigint> = {
  ribu: 10n ** 3n,
  juta: 10n ** 6n,
  miliar: 10n ** 9n,
  triliun: 10n ** 12n,
  kuadriliun: 10n ** 15n,
};

/** Parses words left to right as a person would, independently of how they were made. */
function readWords(text: string): bigint {
  let total = 0n;
  let group = 0n;
  let unit = 0n;
  for (const word of text.replace(/ rupiah$/, "").split(" ")) {
    if (word in UNITS) unit = BigInt(UNITS[word] as number);
    else if (word === "sepuluh") unit = 10n;
    else if (word === "sebelas") unit = 11n;
    else if (word === "belas") unit += 10n;
    else if (word === "seratus") group += 100n;
    else if (word === "seribu") total += 1000n;
    else if (word === "puluh" || word === "ratus") {
      group += unit * (word === "puluh" ? 10n : 100n);
      unit = 0n;
    } else {
      const scale = SCALES[word];
      if (scale === undefined) throw new Error(`no Indonesian number word: ${word}`);
      total += (group + unit) * scale;
      group = 0n;
      unit = 0n;
    }
  }
  return total + group + unit;
}

describe("terbilang", () => {
  test.each([
    [0, "nol rupiah"],
    [1, "satu rupiah"],
    [10, "sepuluh rupiah"],
    [11, "sebelas rupiah"],
    [12, "dua belas rupiah"],
    [20, "dua puluh rupiah"],
    [21, "dua puluh satu rupiah"],
    [100, "seratus rupiah"],
    [111, "seratus sebelas rupiah"],
    [1_000, "seribu rupiah"],
    [1_001, "seribu satu rupiah"],
    [1_100, "seribu seratus rupiah"],
    [11_000, "sebelas ribu rupiah"],
    [21_000, "dua puluh satu ribu rupiah"],
    [100_000, "seratus ribu rupiah"],
    [101_000, "seratus satu ribu rupiah"],
    [102_500, "seratus dua ribu lima ratus rupiah"],
    [1_000_000, "satu juta rupiah"],
    [1_001_000, "satu juta seribu rupiah"],
    [1_000_000_000, "satu miliar rupiah"],
    [1_000_000_000_000, "satu triliun rupiah"],
    [
      999_999_999_999_999,
      "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar " +
        "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu " +
        "sembilan ratus sembilan puluh sembilan rupiah",
    ],
  ])("%i reads %s", (amount, said) => {
    expect(terbilang(amount)).toBe(said);
  });

  test("any amount comes back out of its words", () => {
    const amounts = fc.oneof(
      fc.nat(2_000),
      fc.maxSafeNat(),
      fc.tuple(fc.nat(9_999), fc.nat(11)).map(([head, zeros]) => head * 10 ** zeros),
    );
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readWords(terbilang(amount))).toBe(BigInt(amount));
      }),
      { numRuns: 3_000 },
    );
  });

  test("never says 'satu ratus', 'satu puluh', 'satu belas' or, alone, 'satu ribu'", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amount) => {
        expect(terbilang(amount)).not.toMatch(/\bsatu (ratus|puluh|belas)\b/);
        expect(terbilang(amount)).not.toMatch(/(^|juta |miliar |triliun |kuadriliun )satu ribu\b/);
        expect(terbilang(amount)).toBe(terbilang(amount).trim().replace(/\s+/g, " "));
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("refuses %s", (amount) => {
    expect(() => terbilang(amount)).toThrow(RangeError);
  });
});
