import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";

export const HEAD = { headings: ["Nama", "Total", "Waktu"], zone: "WIB" } as const;
export const FORMULA = '=HYPERLINK("http://x")';
const MIDNIGHT = Date.UTC(2026, 0, 1, -7);
const LONG = "12345678901234567890";

/** Cells of every kind, and what a reader must find in them: times on the outlet's clock, without 00:00:00. */
export const CELLS: readonly ExportCell[][] = [
  [textCell("PT SATU; DUA, TIGA"), rupiahCell(102_500), timeCell(MIDNIGHT)],
  [textCell(FORMULA), rupiahCell(0), timeCell(MIDNIGHT + 45_296_000)],
  [textCell(LONG), rupiahCell(-5), null],
  [textCell("000123456789"), null, null],
  [textCell("1.500"), null, timeCell(MIDNIGHT)],
  [null, rupiahCell(123_456_789_012), null],
];
export const READ: readonly (string | number | null)[][] = [
  ["Nama", "Total", "Waktu"],
  ["PT SATU; DUA, TIGA", 102_500, "2026-01-01"],
  [FORMULA, 0, "2026-01-01T12:34:56"],
  [LONG, -5, null],
  ["000123456789", null, null],
  ["1.500", null, "2026-01-01"],
  [null, 123_456_789_012, null],
];
