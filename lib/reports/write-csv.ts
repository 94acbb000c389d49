import type { ExportCell, ExportHead } from "#lib/domain/export-cell.ts";
import { wallClock, type Zone } from "#lib/domain/time.ts";

const BYTE_ORDER_MARK = "\ufeff";
const LINE_END = "\r\n";
/**
 * Characters that a spreadsheet takes, or may take, for the start of a formula: some ignore blanks or invisible characters before it, and
 * East Asian ones read the wide signs as narrow.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
/**
 * Quoted whichever separator is ours: a spreadsheet that expects the other one must not split a text. Digits are quoted too: LibreOffice,
 * when told to read quoted fields as text, then keeps leading zeros and long numbers.
 */
const QUOTED = /^\d|["\r\n,;\t]/;

/** The first line, after the byte order mark by which Excel recognises UTF-8. */
export function csvHead({ headings }: ExportHead, separator: string): string {
  return BYTE_ORDER_MARK + line(headings.map(text), separator);
}

/** Lines as in RFC 4180. Amounts are plain digits, times `2026-11-22 16:36:51` in the export's zone. */
export function csvLines(rows: readonly (readonly ExportCell[])[], separator: string, zone: Zone): string {
  return rows
    .map((cells) =>
      line(
        cells.map((cell) => written(cell, zone)),
        separator,
      ),
    )
    .join("");
}

function written(cell: ExportCell, zone: Zone): string {
  if (cell === null) return "";
  if (cell.kind === "rupiah") return String(cell.amount);
  return cell.kind === "time" ? wallClock(cell.at, zone) : text(cell.text);
}

/** Adds an apostrophe before a formula: the spreadsheet shows the text and runs nothing. */
function text(said: string): string {
  const harmless = FORMULA.test(said) ? `'${said}` : said;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function line(fields: readonly string[], separator: string): string {
  return fields.join(separator) + LINE_END;
}
