import { XMLParser } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";

type Cell = { r: string; t?: string; s?: string; v?: string; text?: string };
type Read = Record<string, Cell[][]>;

/** Each sheet's cells, by an independent XML reader. */
export function readBook(parts: Uint8Array[]): { sheets: Read; files: Record<string, string> } {
  const files = Object.fromEntries(
    Object.entries(unzipSync(Buffer.concat(parts))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === "row" || name === "c",
    processEntities: true,
    htmlEntities: true,
  });
  const sheets: Read = {};
  for (const [name, xml] of Object.entries(files)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const rows = parser.parse(xml).worksheet.sheetData.row as {
      c?: (Cell & { is?: { t?: { "#text"?: string } } })[];
    }[];
    sheets[name] = rows.map(({ c = [] }) => {
      const row: Cell[] = [];
      for (const { is, ...cell } of c) row[columnOf(cell.r)] = { ...cell, ...(is && { text: is.t?.["#text"] ?? "" }) };
      return row;
    });
  }
  return { sheets, files };
}

/** 0 for `A7`, 26 for `AA7`. */
function columnOf(reference: string): number {
  const letters = reference.replace(/\d+$/, "");
  return [...letters].reduce((before, letter) => before * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
