import { expect, test } from "vitest";
import { layoutReceipt } from "#lib/receipts/text-layout.ts";
import { buildReportPaper } from "./report-paper.ts";
import { type Shift, totalsOf } from "./shift.ts";
import { buildShiftPaper } from "./shift-paper.ts";

const outlet = { name: "LOKET UJI", address: "", phone: "", footer: "", zone: "WIB" as const };
const AT = Date.UTC(2026, 10, 22, 3);
const totals = totalsOf(
  [
    {
      method: "cash",
      state: "success",
      count: 2,
      nominal: 1,
      admin: 1,
      price: 205_000,
      sellingPrice: 1,
      rounding: 0,
      dueCount: 0,
      due: 0,
    },
    {
      method: "qris",
      state: "unknown",
      count: 1,
      nominal: 1,
      admin: 1,
      price: 9_999_999_999,
      sellingPrice: 1,
      rounding: 0,
      dueCount: 0,
      due: 0,
    },
  ],
  { count: 1, total: 5_000 },
);
const closing: NonNullable<Shift["closing"]> = {
  at: AT + 1,
  byId: "u3",
  byName: "Sri Supervisor Dengan Nama Yang Sangat Panjang Sekali",
  counts: { note100000: 2, coin500: 1 },
  counted: 200_500,
  expected: 300_000,
  difference: -99_500,
  reason: "uang dipakai membeli kertas struk, notanya ada di laci",
  totals,
};
const shift: Shift = { id: 7, cashierId: "u1", cashierName: "Rina", openedAt: AT, openingCash: 100_000, closing };

function textOf(model: Parameters<typeof layoutReceipt>[0], columns: number): string[] {
  return layoutReceipt(model, columns).flatMap((line) => (line.kind === "text" ? line.text : []));
}

test.each([32, 48])("a shift's summary says what was counted, what differs and why, within %i columns", (columns) => {
  const lines = textOf(buildShiftPaper({ shift, totals, outlet, now: AT }), columns);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  const text = lines.join(" ").replace(/\s+/g, " ");
  for (const words of ["SELISIH", "-Rp99.500", "Rp100.000 x 2", "Rp500 koin x 1", "notanya", "Sri Supervisor"]) {
    expect(text).toContain(words);
  }
});

test("the summary of a shift that is still open claims no count", () => {
  const text = textOf(buildShiftPaper({ shift: { ...shift, closing: null }, totals, outlet, now: AT }), 32).join(" ");
  expect(text).toContain("masih buka");
  expect(text).not.toMatch(/SELISIH|Kas fisik/);
});

test.each([32, 48])("a day's report shows every cashier within %i columns", (columns) => {
  const cashiers = [
    { cashierName: "Rina", totals },
    { cashierName: "Budi Santoso", totals },
  ];
  const lines = textOf(buildReportPaper({ day: AT, outlet, now: AT, total: totals, cashiers }), columns);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  expect(lines.join(" ")).toMatch(/Rina.*Budi Santoso/);
});

test("a day's report says what was brought away and what was fetched, and its expected cash counts both", () => {
  const by = { byName: "Rina", at: AT };
  const moves = [
    { amount: -300_000, reason: "ke bank", ...by },
    { amount: 50_000, reason: "receh", ...by },
  ];
  const paper = buildReportPaper({
    day: AT,
    outlet,
    now: AT,
    total: totalsOf([], totals.cashOut, moves),
    cashiers: [],
  });
  const text = textOf(paper, 48).join("\n");
  expect(text).toMatch(/Tambah kas +Rp50\.000 \(1\)/);
  expect(text).toMatch(/Setor kas +-Rp300\.000 \(1\)/);
  expect(text).toMatch(/Kas seharusnya +-Rp255\.000/);
  expect(textOf(buildReportPaper({ day: AT, outlet, now: AT, total: totals, cashiers: [] }), 48).join()).not.toMatch(
    /Setor|Tambah/,
  );
});
