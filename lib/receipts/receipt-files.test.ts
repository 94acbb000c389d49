import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { COLUMNS, DOTS, PAPERS, type ThermalPaper } from "#lib/domain/paper.ts";
import { readPrinterProfile, USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { receiptPdf } from "./pdf/receipt-pdf.tsx";
import { receiptEscpos } from "./receipt-escpos.ts";
import { anyReceipt } from "./testing/any-receipt.ts";
import { SAMPLE_LINES, sampleFacts } from "./testing/facts.ts";
import { readEscpos } from "./testing/read-escpos.ts";
import { saysEverything } from "./testing/says-everything.ts";

const ORIGINAL = { kind: "original" } as const;
const COPY = { kind: "copy", number: 2, by: "Budi Santoso", at: "22 Nov 2026 17.00.12 WIB" } as const;
const ROLLS: readonly ThermalPaper[] = ["58", "80"];

test("row 13: the printer's bytes hold every field and amount of the receipt, at both widths, and nothing wider than the paper", () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom(...ROLLS), ({ facts, says }, paper) => {
      const model = buildReceipt(facts);
      const read = readEscpos(receiptEscpos(model, ORIGINAL, paper));
      saysEverything(read.lines.map(({ text }) => text).join("\n"), says("printer"));
      for (const { text, size } of read.lines) expect(text.length * size).toBeLessThanOrEqual(COLUMNS[paper]);
      expect([read.qr, read.cut, read.drawer]).toEqual([facts.verifyUrl, true, false]);
      expect([read.margin, read.area, read.tail]).toEqual([0, DOTS[paper], 0]);
    }),
    { numRuns: 40 },
  );
});

test("no line that leaves for a printer begins with what somebody wrote: to another service it would be a command", () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom(...ROLLS), ({ facts }, paper) => {
      const model = buildReceipt({
        ...facts,
        outlet: { ...facts.outlet, name: "FLUSHALL", footer: "SHUTDOWN NOSAVE" },
      });
      const sent = Buffer.from(receiptEscpos({ ...model, qr: null }, COPY, paper)).toString("latin1");
      expect(sent.split(/[\r\n]+/).filter((line) => /^[ -~]/.test(line) && !/^-+$/.test(line))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("row 13: our sample, which has everything that a receipt can say, stands on every paper line by line", async () => {
  const model = buildReceipt(sampleFacts);
  for (const paper of ROLLS) {
    const { lines } = readEscpos(receiptEscpos(model, ORIGINAL, paper));
    saysEverything(lines.map(({ text }) => text).join("\n"), SAMPLE_LINES);
  }
  for (const paper of PAPERS) {
    const pdf = await getDocumentProxy(new Uint8Array(await receiptPdf(model, ORIGINAL, paper)));
    saysEverything((await extractText(pdf, { mergePages: true })).text, SAMPLE_LINES);
  }
});

/** A receipt model's texts, line by line. */
const rowsOf = ({ sections }: ReceiptModel) =>
  sections.flatMap(({ lines }) => lines.map((line) => ("text" in line ? line.text : `${line.label} ${line.value}`)));

describe.each(DOCUMENTED_BILLS)("the receipt of $name", ({ inquiry, paid }) => {
  const payment = { ...sampleFacts.payment, noref: paid.noref ?? null, cashReceived: null };
  const model = buildReceipt({ ...sampleFacts, inquiry, payment });

  test("says whose bill it is, its reference and what it came to", () => {
    expect(rowsOf(model).join("\n")).toContain(inquiry.hp);
    expect(rowsOf(model)).toEqual(
      expect.arrayContaining([
        `No. referensi ${paid.noref}`,
        `Nominal ${formatRupiah(inquiry.nominal)}`,
        `Biaya admin ${formatRupiah(inquiry.admin)}`,
        `TOTAL BAYAR ${formatRupiah(inquiry.price)}`,
      ]),
    );
  });

  test("stands on every paper line by line", async () => {
    for (const paper of ROLLS) {
      const { lines } = readEscpos(receiptEscpos(model, ORIGINAL, paper));
      saysEverything(lines.map(({ text }) => text).join("\n"), rowsOf(model));
    }
    for (const paper of PAPERS) {
      const pdf = await getDocumentProxy(new Uint8Array(await receiptPdf(model, ORIGINAL, paper)));
      saysEverything((await extractText(pdf, { mergePages: true })).text, rowsOf(model));
      expect(pdf.numPages).toBe(1);
    }
  });
});

test("a copy says which and whose it is, an original says nothing of the kind, and only the drawer's print opens it", () => {
  const model = buildReceipt(sampleFacts);
  const textOf = (bytes: Uint8Array) => readEscpos(bytes).lines.map(({ text }) => text.trim());
  expect(textOf(receiptEscpos(model, COPY, "58"))).toEqual(
    expect.arrayContaining(["SALINAN KE-2", "Dicetak oleh Budi Santoso"]),
  );
  expect(textOf(receiptEscpos(model, ORIGINAL, "58")).join(" ")).not.toMatch(/SALINAN|PRATINJAU/);
  expect(readEscpos(receiptEscpos(model, ORIGINAL, "80", { drawer: true })).drawer).toBe("2");
  const profile = readPrinterProfile({ drawerPin: "5", qr: "laser" });
  expect(readEscpos(receiptEscpos(model, ORIGINAL, "80", { drawer: true, profile })).drawer).toBe("5");
});

test.each(["raster", "columns"] as const)(
  "a printer that knows no QR command is sent the very code as a picture (%s)",
  (qr) => {
    const model = buildReceipt(sampleFacts);
    const { data: modules, size } = encode(sampleFacts.verifyUrl, { ecc: "M", border: 4 });
    for (const paper of ROLLS) {
      const read = readEscpos(receiptEscpos(model, ORIGINAL, paper, { profile: { ...USUAL_PROFILE, qr } }));
      expect(read.qr).toBeNull();
      expect(new Set(read.pictureCommands)).toEqual(new Set([qr]));
      const rows = read.pictures.flat();
      const scale = paper === "58" ? 6 : 8;
      const left = Math.floor((DOTS[paper] - size * scale) / 2);
      const middle = (module: number) => module * scale + scale / 2;
      const seen = modules.map((row, y) => row.map((_, x) => rows[middle(y)]?.[left + middle(x)] === "1"));
      expect(seen).toEqual(modules);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([DOTS[paper]]));
    }
  },
);

test.each(PAPERS)(
  "row 13: every field and amount of the receipt can be read back out of the PDF on %s, beside its name",
  async (paper) => {
    await fc.assert(
      fc.asyncProperty(anyReceipt, async ({ facts, says }) => {
        const model = buildReceipt(facts);
        const pdf = await getDocumentProxy(new Uint8Array(await receiptPdf(model, COPY, paper)));
        const { text, totalPages } = await extractText(pdf, { mergePages: true });
        saysEverything(text, says("font"));
        expect(text).toContain("SALINAN KE-2");
        if (paper !== "a4") expect(totalPages).toBe(1);
      }),
      { numRuns: 4 },
    );
  },
);
