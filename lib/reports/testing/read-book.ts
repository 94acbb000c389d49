import { XMLParser } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";

type Read = Record<string, { t?: string; s?: string; v?: string; text?: string }[][]>;

/** Each sheet's cells by an XML reader of somebody else's. */
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
      c: { t?: string; s?: string; v?: string; is?: { t?: { "#text"?: string } } }[];
    }[];
    sheets[name] = rows.map(({ c }) =>
      c.map(({ is, ...cell }) => ({ ...cell, ...(is && { text: is.t?.["#text"] ?? "" }) })),
    );
  }
  return { sheets, files };
}
