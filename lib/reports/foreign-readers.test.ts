import { read, utils } from "@e965/xlsx";
import exceljs from "exceljs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seedLedger } from "#lib/cli/seed.ts";
import { EVERYTHING } from "#lib/cli/seeding/shops.ts";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import { BOOKS, type ExportCell, rupiahCell, textCell } from "#lib/domain/export-cell.ts";
import { granted } from "#lib/domain/result.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { createExports, type ExportFormat } from "#lib/server/exports.ts";
import { CELLS, FORMULA, HEAD, READ } from "./testing/cells.ts";
import { COLUMNS } from "./transaction-columns.ts";
import { createXlsx } from "./write-xlsx.ts";

const SILENT = { info() {}, warn() {}, error() {} };
const NOW = Date.UTC(2026, 10, 20, 8);

type Cell = string | number | null;
type Sheets = Readonly<Record<string, Cell[][]>>;

const shown = (value: unknown): Cell => {
  // A day's fraction is no whole number of milliseconds: SheetJS rounds it down.
  if (value instanceof Date)
    return new Date(Math.round(value.getTime() / 1_000) * 1_000).toISOString().slice(0, 19).replace("T00:00:00", "");
  return typeof value === "string" || typeof value === "number" ? value : value == null ? null : Number.NaN;
};

const READERS: Readonly<Record<string, (book: Buffer) => Promise<Sheets>>> = {
  async exceljs(bytes) {
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as never);
    const rowsOf = (sheet: exceljs.Worksheet) =>
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (_, column) => shown(sheet.getCell(row + 1, column + 1).value)),
      );
    return Object.fromEntries(book.worksheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
  },
  async SheetJS(bytes) {
    const { Sheets } = read(bytes, { cellDates: true, UTC: true });
    const rowsOf = (sheet: (typeof Sheets)[string]) =>
      utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, blankrows: true, UTC: true });
    return Object.fromEntries(
      Object.entries(Sheets).map(([name, sheet]) => [name, rowsOf(sheet).map((row) => row.map(shown))]),
    );
  },
};

describe.each(Object.entries(READERS))("%s", (_name, sheetsOf) => {
  test("finds every cell of every kind where it was put, empty ones empty, on each sheet", async () => {
    const wide: ExportCell[] = [...Array.from({ length: 27 }, () => null), textCell("kolom AB")];
    const book = createXlsx(HEAD, { name: "Transaksi", widths: [10, 10, 10], rowsOfASheet: 4 });
    book.add(CELLS);
    book.add([wide]);
    book.add([[textCell("Jumlah"), rupiahCell(7), null]], "total");
    book.end();
    const sheets = await sheetsOf(Buffer.concat(book.take()));
    const [head = [], ...rows] = READ;
    const to = (width: number) => (row: Cell[]) => [...row, ...Array.from({ length: width - row.length }, () => null)];
    expect(sheets).toEqual({
      Transaksi: [head, ...rows.slice(0, 4)],
      "Transaksi 2": [
        head,
        ...rows.slice(4),
        [...Array.from({ length: 27 }, () => null), "kolom AB"],
        ["Jumlah", 7],
      ].map(to(28)),
    });
  });
});

describeMostlyOnSqlite("every file of the office", (_open, freshUrl) => {
  let database: Database;
  beforeAll(async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const environment = readEnvironment({
      DATABASE_URL: await freshUrl(),
      AUTH_SECRET: "of these tests alone, 32 letters",
    });
    await seedLedger(environment, { payments: 100, seed: 7, now: NOW, shop: EVERYTHING });
    database = await openDatabase(environment.databaseUrl);
    await putPayment(
      database,
      { createdAt: NOW, state: "success", noref: "12345678901234567890" },
      { company: FORMULA },
    );
  });
  afterAll(() => database.close());

  test.each(["transactions", ...BOOKS] as const)(
    "of %s has in its workbook, for both readers, each cell of its CSV",
    async (file) => {
      const bytes = async (format: ExportFormat) => {
        const { signal } = new AbortController();
        const words = {
          states: {},
          methods: {},
          product: String,
          everything: () => "sum",
          column: String,
          kind: String,
          method: String,
          dayState: String,
          sum: "sum",
          sheet: "Lembar",
        };
        const how = { signal, words, language: "id", zone: "WIB" } as const;
        const exports = createExports({ database, auditKey: Buffer.alloc(32), now: () => NOW, log: SILENT });
        const taken =
          file === "transactions"
            ? await exports.transactions(SUPERVISOR, format, {
                ...how,
                filter: {},
                head: { headings: COLUMNS.map(({ name }) => name), zone: "WIB" },
              })
            : await exports.book(SUPERVISOR, {
                ...how,
                book: file,
                file,
                format,
                span: { from: "2026-10-01", to: "2026-11-30" },
              });
        const parts: Uint8Array[] = [];
        for await (const part of granted(taken).bytes) parts.push(part);
        return Buffer.concat(parts);
      };
      const csv = read((await bytes("csv")).toString().slice(1), { type: "string", raw: true, FS: ";" });
      const lines = utils.sheet_to_json<unknown[]>(Object.values(csv.Sheets)[0] ?? {}, {
        header: 1,
        defval: "",
        blankrows: true,
      });
      expect(lines.length).toBeGreaterThan(2);
      const workbook = await bytes("xlsx");
      for (const [name, sheetsOf] of Object.entries(READERS)) {
        const [rows = []] = Object.values(await sheetsOf(workbook));
        expect(
          rows.slice(0, lines.length).map((row) => row.map(asInCsv)),
          name,
        ).toEqual(lines);
        // Its sums.
        expect(rows.length, name).toBeGreaterThan(lines.length);
      }
    },
  );
});

function asInCsv(cell: Cell): string {
  if (typeof cell === "string" && /^\d{4}-\d\d-\d\dT/.test(cell)) return cell.replace("T", " ");
  return String(cell ?? "").replace(/^=/, "'=");
}
