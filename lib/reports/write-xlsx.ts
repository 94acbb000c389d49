import { strToU8, Zip, ZipDeflate } from "fflate";
import type { ExportCell, ExportHead } from "#lib/domain/export-cell.ts";
import { SHEET_END, sheetRow, sheetStart, workbookParts } from "./sheet-xml.ts";

/** Excel's 1,048,576 rows, less the heading. */
const ROWS_OF_A_SHEET = 1_048_575;
/** Most of the gain for little work: the rows are repetitive. */
const LEVEL = 3;

export type XlsxWriter = {
  readonly add: (rows: readonly (readonly ExportCell[])[], look?: "total") => void;
  /** Writes the parts that turn the sheets into a workbook. Nothing may be added afterwards. */
  readonly end: () => void;
  /** The bytes since the last call. */
  readonly take: () => Uint8Array[];
};

/** Writes a workbook as it goes: only bytes that nobody has taken yet are in memory. A full sheet is followed by another. */
export function createXlsx(
  { headings, zone }: ExportHead,
  { name, widths, rowsOfASheet = ROWS_OF_A_SHEET }: { name: string; widths: readonly number[]; rowsOfASheet?: number },
): XlsxWriter {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const open = (path: string) => {
    const part = new ZipDeflate(path, { level: LEVEL });
    zip.add(part);
    return part;
  };
  const names: string[] = [];
  let rows = 0;
  let sheet: ZipDeflate;
  const begin = () => {
    names.push(names.length === 0 ? name : `${name} ${names.length + 1}`);
    sheet = open(`xl/worksheets/sheet${names.length}.xml`);
    sheet.push(strToU8(sheetStart(headings, widths)));
    rows = 0;
  };
  begin();

  return {
    add(added, look) {
      let rest = added;
      while (rest.length > 0) {
        if (rows === rowsOfASheet) {
          sheet.push(strToU8(SHEET_END), true);
          begin();
        }
        const fitting = rest.slice(0, rowsOfASheet - rows);
        sheet.push(strToU8(fitting.map((cells, at) => sheetRow(rows + at + 2, cells, { zone, look })).join("")));
        rows += fitting.length;
        rest = rest.slice(fitting.length);
      }
    },
    end() {
      sheet.push(strToU8(SHEET_END), true);
      for (const [path, text] of Object.entries(workbookParts(names))) open(path).push(strToU8(text), true);
      zip.end();
    },
    take() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}
