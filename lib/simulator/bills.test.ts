import { expect, test } from "vitest";
import { documentedBill, firstBill, generatedBill } from "#lib/domain/products/bpjstkpu/simulated.ts";
import { changeBill } from "./change-bill.ts";
import { lastMonth, nextPeriod, wibDatetime, wibDay } from "./period.ts";

const NOW = Date.UTC(2026, 10, 22, 9, 0);
const numbers = Array.from({ length: 2000 }, (_, index) => String(310_000_000_000 + index * 7919));
const sum = (desc: Record<string, unknown>) =>
  ["jht", "jkk", "jkm", "jpk", "jpn"].reduce((total, name) => total + Number(desc[name]), 0);

test("the programmes of every bill add up to its nominal, and the prices follow from it", () => {
  const sandbox = ["001", "002", "006", "007", "008", "066"].map((tail) => `210300016${tail}`);
  for (const number of [...sandbox, ...numbers]) {
    const bill = firstBill(number, NOW);
    expect(sum(bill.desc)).toBe(bill.nominal);
    expect(bill.price).toBe(bill.nominal + 2500);
    expect(bill.sellingPrice).toBe(bill.price - 2000);
    expect(Number.isSafeInteger(bill.nominal)).toBe(true);
  }
});

test("a number owes the same whenever it is asked", () => {
  expect(generatedBill("310000000001", "202610")).toEqual(generatedBill("310000000001", "202610"));
});

test("bills run from tens of thousands to hundreds of millions, with short names and long", () => {
  const bills = numbers.map((number) => firstBill(number, NOW));
  const nominals = bills.map((bill) => bill.nominal);
  expect(Math.min(...nominals)).toBeGreaterThan(10_000);
  expect(Math.min(...nominals)).toBeLessThan(100_000);
  expect(Math.max(...nominals)).toBeGreaterThan(100_000_000);
  expect(Math.max(...nominals)).toBeLessThan(1_000_000_000);
  expect(Math.max(...bills.map((bill) => bill.name.length))).toBeGreaterThan(60);
  expect(bills.some((bill) => bill.desc.kode_program)).toBe(true);
  expect(bills.some((bill) => bill.desc.jpn === 0)).toBe(true);
});

test("contributions are for the month before, by the calendar of Western Indonesia", () => {
  expect(firstBill("310000000001", NOW).period).toBe("202610");
  expect(lastMonth(Date.UTC(2026, 11, 31, 17, 0))).toBe("202612");
  expect(nextPeriod("202612")).toBe("202701");
  expect(nextPeriod("201405, 201407")).toBe("201408");
  expect(wibDatetime(Date.UTC(2022, 4, 19, 9, 36, 51))).toBe("20220519163651");
  expect(wibDay(Date.UTC(2022, 4, 19, 17, 0))).toBe("20220520");
});

test("a changed bill keeps what was not changed, and need not add up", () => {
  const changed = changeBill(documentedBill(), { hp: "210300016001", programmes: { jht: 61_689 }, name: "X" });
  expect(changed).toMatchObject({
    name: "X",
    period: "202104",
    nominal: 100_001,
    price: 102_501,
    sellingPrice: 100_501,
  });
  const wrong = changeBill(documentedBill(), { hp: "210300016001", nominal: 5, admin: 0, commission: 1 });
  expect(wrong).toMatchObject({ nominal: 5, price: 5, sellingPrice: 4, desc: documentedBill().desc });
});
