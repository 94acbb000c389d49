import type { ExportCell } from "#lib/domain/export-cell.ts";
import { DAY, wallClock, type Zone } from "#lib/domain/time.ts";

/** Indexes of styles in `cellXfs` of `STYLES`. */
const STYLE = { plain: 0, heading: 1, rupiah: 2, time: 3, total: 4 } as const;
/** Days from Excel's first day (with its false leap year 1900) to 1970. */
const EPOCH = 25_569;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The start of a sheet: widths in characters, a frozen first row, and its headings. */
export function sheetStart(headings: readonly string[], widths: readonly number[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const cells = headings.map((heading, at) => inlineText(cellName(at, 1), heading, STYLE.heading)).join("");
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData><row r="1">${cells}</row>`;
}

export const SHEET_END = "</sheetData></worksheet>";

type Look = { readonly zone: Zone; readonly look?: "plain" | "total" | undefined };

/** Numbers as numbers, moments as dates of the zone's wall clock, everything else as text that cannot run. `row` counts from 1. */
export function sheetRow(row: number, cells: readonly ExportCell[], look: Look): string {
  return `<row r="${row}">${cells.map((cell, at) => sheetCell(cellName(at, row), cell, look)).join("")}</row>`;
}

function sheetCell(name: string, cell: ExportCell, { zone, look = "plain" }: Look): string {
  if (cell === null) return "";
  if (cell.kind === "text") return inlineText(name, cell.text, STYLE[look]);
  if (cell.kind === "rupiah")
    return `<c r="${name}" s="${look === "total" ? STYLE.total : STYLE.rupiah}"><v>${cell.amount}</v></c>`;
  const serial = Date.parse(`${wallClock(cell.at, zone).replace(" ", "T")}Z`) / DAY + EPOCH;
  return `<c r="${name}" s="${STYLE.time}"><v>${serial}</v></c>`;
}

/** `C7` for the column at index 2 and row 7: many readers cannot place a cell without a name. */
function cellName(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters + row;
}

function inlineText(name: string, text: string, style: number): string {
  return `<c r="${name}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Characters that XML 1.0 cannot contain become the replacement character; Excel's own escapes are escaped. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** The small parts of a workbook, by their names in the package. */
export function workbookParts(sheetNames: readonly string[]): Readonly<Record<string, string>> {
  const numbered = sheetNames.map((name, at) => ({ name: xmlText(name).replaceAll('"', "&quot;"), id: at + 1 }));
  const sheets = numbered.map(({ name, id }) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`).join("");
  const stylesId = sheetNames.length + 1;
  const relations = [
    ...numbered.map(({ id }) => relation(id, "worksheet", `worksheets/sheet${id}.xml`)),
    relation(stylesId, "styles", "styles.xml"),
  ].join("");
  const types = numbered.map(({ id }) => override(`/xl/worksheets/sheet${id}.xml`, "worksheet")).join("");
  return {
    "xl/workbook.xml": `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`,
    "xl/styles.xml": STYLES,
    "_rels/.rels": `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "[Content_Types].xml": `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${override("/xl/styles.xml", "styles")}${types}</Types>`,
  };
}

function relation(id: number, kind: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
}

const formatOf = (format: number, font: number, of = ' xfId="0"') =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0"${of}${format ? ' applyNumberFormat="1"' : ""}${font ? ' applyFont="1"' : ""}/>`;
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">${formatOf(0, 0, "")}</cellStyleXfs><cellXfs count="5">${[formatOf(0, 0), formatOf(0, 1), formatOf(3, 0), formatOf(164, 0), formatOf(3, 1)].join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
