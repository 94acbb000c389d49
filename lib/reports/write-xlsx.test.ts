import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { readBook } from "./testing/read-book.ts";
import { createXlsx } from "./write-xlsx.ts";

function bytesOf(rows: ExportCell[][], rowsOfASheet?: number) {
  const book = createXlsx(
    { headings: ["Nama", "Total", "Waktu"], zone: "WIB" },
    { name: "Transaksi", widths: [10, 10, 10], ...(rowsOfASheet && { rowsOfASheet }) },
  );
  for (const row of rows) book.add([row]);
  book.end();
  return book.take();
}
const bookOf = (...of: Parameters<typeof bytesOf>) => readBook(bytesOf(...of));

test("numbers are numbers, moments dates of the outlet's wall clock, and identifiers text that keeps its zeros", () => {
  const { sheets, files } = bookOf([
    [textCell("000123456789"), rupiahCell(102_500), timeCell(Date.UTC(2026, 0, 1, 5))],
  ]);
  const [, row] = sheets["xl/worksheets/sheet1.xml"] ?? [];
  expect(row?.[0]).toMatchObject({ t: "inlineStr", text: "000123456789" });
  expect(row?.[1]).toMatchObject({ v: "102500" });
  expect(row?.[1]?.t).toBeUndefined();
  // Noon of 1 January 2026, counted from Excel's first day.
  expect(row?.[2]?.v).toBe("46023.5");
  expect(files["xl/worksheets/sheet1.xml"]).toContain('state="frozen"');
  // openpyxl wants a default style.
  expect(files["xl/styles.xml"]).toMatch(/<cellStyleXfs count="1"><xf .*<cellStyle name="Normal" xfId="0"/);
});

test("row 13: whatever a name holds stays text that cannot run, in XML that anybody can read", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 20, maxLength: 40 }), (names) => {
      const { sheets, files } = bookOf(names.map((name) => [textCell(`=${name}`), null, null]));
      const rows = (sheets["xl/worksheets/sheet1.xml"] ?? []).slice(1);
      expect(rows).toHaveLength(names.length);
      for (const row of rows) expect(row[0]?.t).toBe("inlineStr");
      expect(files["xl/worksheets/sheet1.xml"]).not.toContain("<f>");
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test("a sheet that is full is followed by another with its own headings, and loses no row between them", () => {
  const rows = Array.from({ length: 7 }, (_, n) => [textCell(`PT ${n}`), rupiahCell(n), null]);
  const { sheets, files } = bookOf(rows, 3);
  expect(Object.values(sheets).map((sheet) => sheet.length)).toEqual([4, 4, 2]);
  expect(Object.values(sheets).flatMap((sheet) => sheet.slice(1).map(([name]) => name?.text))).toEqual(
    rows.map((_, n) => `PT ${n}`),
  );
  for (const sheet of Object.values(sheets))
    expect(sheet[0]?.map(({ text }) => text)).toEqual(["Nama", "Total", "Waktu"]);
  expect(files["xl/workbook.xml"]).toContain('name="Transaksi 3"');
});
