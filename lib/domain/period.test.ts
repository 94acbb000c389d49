import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPeriod } from "./period.ts";

const month = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }));
const written = ([year, of]: readonly [number, number]) => `${year}${String(of).padStart(2, "0")}`;

test.each([
  ["202104", "April 2021"],
  ["201405,201407", "Mei 2014, Juli 2014"],
  [" 202112 , 202201 ", "Desember 2021, Januari 2022"],
  ["202101,", "Januari 2021"],
  ["", ""],
])("%j reads %j", (period, shown) => {
  expect(formatPeriod(period)).toBe(shown);
});

test("English months have their own names", () => {
  expect(formatPeriod("202105,202108", "en")).toBe("May 2021, August 2021");
});

test("every month of a list is shown, in its order and with its year", () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 24 }), (months) => {
      const shown = formatPeriod(months.map(written).join(",")).split(", ");
      expect(shown.map((part) => Number(part.split(" ")[1]))).toEqual(months.map(([year]) => year));
      expect(shown).toEqual(months.map((one) => formatPeriod(written(one))));
    }),
  );
});

test("different months never look alike", () => {
  fc.assert(
    fc.property(month, month, (one, other) => {
      fc.pre(written(one) !== written(other));
      expect(formatPeriod(written(one))).not.toBe(formatPeriod(written(other)));
    }),
  );
});

test("what is no month is shown as it came", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9 -]{1,12}$/), (text) => {
      fc.pre(!/^\d{4}(0[1-9]|1[0-2])$/.test(text.trim()));
      expect(formatPeriod(text)).toBe(text.trim());
    }),
  );
  expect(formatPeriod("202113")).toBe("202113");
  expect(formatPeriod("202100")).toBe("202100");
});
