import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { XMLParser } from "fast-xml-parser";
import { afterAll, describe, expect, test } from "vitest";
import { CELLS, FORMULA, HEAD, READ } from "./testing/cells.ts";
import { csvHead, csvLines } from "./write-csv.ts";
import { createXlsx } from "./write-xlsx.ts";

const installed = spawnSync("soffice", ["--version"]).status === 0;
if (!installed) console.warn("No LibreOffice on this machine: how it reads the exports is not tried.");

/** Separator, quotes, UTF-8, from line 1, in Indonesian, quoted fields as text, and everything like a date or number as such. */
const CSV_FILTER = "CSV:59,34,76,1,,1057,true,true";

describe.skipIf(!installed)("LibreOffice as an Indonesian outlet has it", () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-office-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const shown = new Map<unknown, string>();

  test("reads each cell of the XLSX as it was written, runs nothing, and shows numbers as they are written there", async () => {
    const book = createXlsx(HEAD, { name: "Transaksi", widths: [10, 10, 10] });
    book.add(CELLS);
    book.end();
    writeFileSync(join(folder, "book.xlsx"), Buffer.concat(book.take()));
    expect(await read("book.xlsx")).toEqual(READ);
    expect(shown.get(102_500)).toBe("102.500");
  });

  test("reads each cell of the CSV as it was written where quoted fields are text, and runs nothing", async () => {
    writeFileSync(join(folder, "lines.csv"), csvHead(HEAD, ";") + csvLines(CELLS, ";", "WIB"));
    const withApostrophe = READ.map(([name = null, ...rest]) => [name === FORMULA ? `'${name}` : name, ...rest]);
    expect(await read("lines.csv", `--infilter=${CSV_FILTER}`)).toEqual(withApostrophe);
  });

  async function read(name: string, ...filter: string[]) {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const args = [profile, "--headless", ...filter, "--convert-to", "fods", "--outdir", folder, join(folder, name)];
    await promisify(execFile)("soffice", args, { env: { ...process.env, LC_ALL: "id_ID.UTF-8" } });
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      removeNSPrefix: true,
      parseTagValue: false,
      isArray: (tag) => ["table", "table-row", "table-cell"].includes(tag),
    });
    const xml = parser.parse(readFileSync(join(folder, name.replace(/\w+$/, "fods")), "utf8"));
    const rows = xml.document.body.spreadsheet.table[0]["table-row"] as { "table-cell": Record<string, string>[] }[];
    return rows.map(({ "table-cell": cells }) =>
      cells
        .flatMap((cell) => Array<Record<string, string>>(Number(cell["number-columns-repeated"] ?? 1)).fill(cell))
        .slice(0, HEAD.headings.length)
        .map((cell) => {
          if (cell.formula) return { formula: cell.formula };
          const kind = cell["value-type"];
          const value = kind === "float" ? Number(cell.value) : kind === "date" ? cell["date-value"] : (cell.p ?? null);
          shown.set(value, cell.p ?? "");
          return value;
        }),
    );
  }
});
