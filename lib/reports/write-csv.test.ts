import fc from "fast-check";
import { expect, test } from "vitest";
import { rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { csvHead, csvLines } from "./write-csv.ts";

const cellText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    '"',
    ";",
    ",",
    "\r\n",
    '=HYPERLINK("http://x")',
    "+62",
    "-1",
    "@SUM(A1)",
    "\t=1",
    'PT "SATU", DUA; TIGA',
  ),
);

/** RFC 4180 by an independent reader. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (inside) {
      if (letter === '"' && text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (letter === '"') inside = false;
      else field += letter;
    } else if (letter === '"') inside = true;
    else if (letter === separator || text.startsWith("\r\n", at)) {
      row.push(field);
      field = "";
      if (letter !== separator) {
        rows.push(row);
        row = [];
        at += 1;
      }
    } else field += letter;
  }
  return rows;
}

test("row 13: whatever a name holds comes back as it was, and never begins a formula", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cellText, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
      fc.constantFrom(",", ";"),
      (rows, separator) => {
        const written = csvLines(
          rows.map((row) => row.map(textCell)),
          separator,
          "WIB",
        );
        const read = readCsv(written, separator);
        expect(read).toHaveLength(rows.length);
        for (const [at, row] of rows.entries()) {
          for (const [column, text] of row.entries()) {
            const field = read[at]?.[column] ?? "missing";
            expect(/^[=+\-@\t\r]/.test(field)).toBe(false);
            expect(field === text || field === `'${text}`).toBe(true);
          }
        }
      },
    ),
  );
});

test("begins with the mark by which Excel knows UTF-8, and ends each line as Windows does", () => {
  const head = csvHead({ headings: ["Waktu", "Total; bayar"], zone: "WIB" }, ";");
  expect(head).toBe('\ufeffWaktu;"Total; bayar"\r\n');
});

test("amounts are plain digits and times the wall clock of the outlet's zone", () => {
  const at = Date.UTC(2026, 10, 22, 9, 36, 51);
  expect(csvLines([[rupiahCell(102_500), timeCell(at), null]], ",", "WITA")).toBe("102500,2026-11-22 17:36:51,\r\n");
});

test.each([
  "=1+1",
  " =1+1",
  "\u00a0@SUM(A1)",
  "\u200e+62",
  "\u202e-1",
  "\ufeff=1",
  "\n=1",
  "＝1+1",
  "＋62",
  "－1",
  "＠SUM(A1)",
])(
  "a name that a spreadsheet might read as a formula stays text, blanks, marks and wide signs included: %j",
  (name) => {
    const [[field]] = readCsv(csvLines([[textCell(name)]], ",", "WIB"), ",") as [[string]];
    expect(field).toBe(`'${name}`);
  },
);

test("a text never begins a cell in its middle, whichever separator a spreadsheet expects", () => {
  for (const separator of [",", ";"]) {
    for (const name of ["PT A;=1+1", "PT A,=1+1", "PT A\t=1+1"]) {
      expect(csvLines([[textCell(name)]], separator, "WIB")).toBe(`"${name}"\r\n`);
    }
  }
});
