import { expect, test } from "vitest";
import { layoutReceipt } from "#lib/receipts/text-layout.ts";
import { buildReportPaper } from "./report-paper.ts";
import type { Shift } from "./shift.ts";
import { buildShiftPaper } from "./shift-paper.ts";
import { type LineSum, totalsOf } from "./totals.ts";

const outlet = { name: "LOKET UJI", address: "", phone: "", footer: "", zone: "WIB" as const };
const AT = Date.UTC(2026, 10, 22, 3);
const line = { count: 1, nominal: 1, admin: 1, place: "slip" } as const;
const lines: LineSum[] = [
  { ...line, kind: "claim", debit: "drawer", credit: "held", method: "cash", count: 2, amount: 207_000 },
  { ...line, kind: "success", debit: "held", credit: "deposit", method: "cash", count: 2, amount: 200_000 },
  { ...line, kind: "success", debit: "held", credit: "commission", method: "cash", count: 2, amount: 4_900 },
  { ...line, kind: "success", debit: "held", credit: "rounding", method: "cash", count: 2, amount: 100 },
  { ...line, kind: "success", debit: "held", credit: "own_fee", method: "cash", amount: 2_000 },
  { ...line, kind: "claim", debit: "clearing_qris", credit: "held", method: "qris", amount: 9_999_999_999 },
  { ...line, kind: "returned", debit: "refunds", credit: "drawer", method: "cash", amount: 5_000 },
];
const totals = totalsOf(lines);
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
  for (const words of ["SELISIH", "−Rp99.500", "Rp100.000 x 2", "Rp500 koin x 1", "notanya", "Sri Supervisor"]) {
    expect(text).toContain(words);
  }
});

test("the summary of a shift that is still open claims no count", () => {
  const text = textOf(buildShiftPaper({ shift: { ...shift, closing: null }, totals, outlet, now: AT }), 32).join(" ");
  expect(text).toContain("masih buka");
  expect(text).not.toMatch(/SELISIH|Kas fisik/);
});

test("the summary adds up by method, own fee and rounding included, which also have lines of their own", () => {
  const text = textOf(buildShiftPaper({ shift, totals, outlet, now: AT }), 48).join("\n");
  expect(text).toMatch(/Transaksi +Berhasil 2 dari 3/);
  expect(text).toMatch(/Biaya loket +Rp2\.000\nPembulatan +Rp100\nTunai +Rp207\.000 \(2\)\n/);
  expect(text).toMatch(/\nDiterima dari pelanggan +Rp207\.000 \(2\)/);
});

const CODE = "1204567:9f3a-0b1c-77d2-e410";
const REPORT = { day: "2026-11-22", outlet, now: AT, auditCode: CODE, productName: (id: string) => `Nama ${id}` };
const sales = { product: [{ key: "pdam", totals }] };
const report = { outlet: totals, cashiers: [], sales, differences: [], lock: null, printed: null };

test.each([32, 48])("a day's report shows every cashier within %i columns", (columns) => {
  const cashiers = [
    { cashierName: "Rina", totals },
    { cashierName: "Budi Santoso", totals },
  ];
  const lines = textOf(buildReportPaper({ ...REPORT, report: { ...report, cashiers } }), columns);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  expect(lines.join(" ")).toMatch(/Rina.*Budi Santoso/);
  expect(lines.join(" ")).not.toContain("PER PRODUK");
  // Broken over lines but complete: whoever types it in leaves out the blanks.
  expect(lines.join("").replaceAll(" ", "")).toContain(CODE);
});

test("a day's report adds up what was sold by product, if there are several", () => {
  const product = ["pdam", "tv"].map((key) => ({ key, totals }));
  const text = textOf(buildReportPaper({ ...REPORT, report: { ...report, sales: { product } } }), 48).join("\n");
  expect(text).toMatch(/PER PRODUK\s+Nama pdam +Rp207\.000 \(2\)[\s\S]+Nama tv +Rp207\.000 \(2\)/);
});

test("a day's report says what was brought away and what was fetched, and its expected cash counts both", () => {
  const by = { byName: "Rina", at: AT };
  const moves = [
    { amount: -300_000, reason: "ke bank", ...by },
    { amount: 50_000, reason: "receh", ...by },
  ];
  const moved = totalsOf(lines, { moves });
  const text = textOf(buildReportPaper({ ...REPORT, report: { ...report, outlet: moved } }), 48).join("\n");
  expect(text).toMatch(/Tambah kas +Rp50\.000 \(1\)/);
  expect(text).toMatch(/Setor kas +−Rp300\.000 \(1\)/);
  expect(text).toMatch(/Kas seharusnya +−Rp48\.000/);
  expect(textOf(buildReportPaper({ ...REPORT, report }), 48).join()).not.toMatch(/Setor|Tambah/);
});

test("a day's report tells the money held for BPJS from the shop's revenue", () => {
  const text = textOf(buildReportPaper({ ...REPORT, report }), 48).join("\n");
  expect(text).toMatch(/Titipan tagihan, ke IAK +Rp200\.000/);
  expect(text).toMatch(/Komisi +Rp4\.900/);
  expect(text).toMatch(/Biaya loket +Rp2\.000\nPembulatan +Rp100\nDiterima dari pelanggan +Rp207\.000/);
  expect(text).toMatch(/Pendapatan loket +Rp7\.000/);
});

test("the paper of a locked day keeps what came later apart, and one that changed since it was printed says so", () => {
  const lock = { at: AT, byName: "Sri", figures: { outlet: totals, cashiers: [], sales } };
  const printed = { at: AT, changes: { count: 1 } };
  const [differences] = [[{ cashierName: "Rina", amount: -2_500, reason: "uang kembalian hilang" }]];
  const text = textOf(buildReportPaper({ ...REPORT, report: { ...report, lock, printed, differences } }), 48).join(
    "\n",
  );
  expect(text).toMatch(/Buku ditutup .* oleh Sri/);
  expect(text).toMatch(/SETELAH TUTUP BUKU[\s\S]*Nominal/);
  expect(text).toContain("Berubah sejak dicetak");
  expect(text).toMatch(/Selisih kas Rina: uang kembalian\s+hilang +−Rp2\.500/);
  expect(textOf(buildReportPaper({ ...REPORT, report }), 48).join()).not.toMatch(/TUTUP BUKU|Berubah|Selisih/);
});
