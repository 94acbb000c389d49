import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { COLUMNS, DOTS, PAPERS, type ThermalPaper } from "#lib/domain/paper.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { receiptPdf } from "./pdf/receipt-pdf.tsx";
import { PRINTER_LETTERS, printableReceipt } from "./printable.ts";
import { receiptEscpos } from "./receipt-escpos.ts";
import { factsWith, sampleFacts } from "./testing/facts.ts";
import { readEscpos } from "./testing/read-escpos.ts";

const ORIGINAL = { kind: "original" } as const;
const COPY = { kind: "copy", number: 2, by: "Budi Santoso", at: "22 Nov 2026 17.00.12 WIB" } as const;
const ROLLS: readonly ThermalPaper[] = ["58", "80"];

/** Where lines break differs from paper to paper; the letters and their order do not. */
const bare = (text: string) => text.replace(/[\s·]+/g, "");

/** Every field and amount that the model holds. */
function wordsOf(model: ReceiptModel): string[] {
  return model.sections.flatMap(({ lines }) =>
    lines.flatMap((line) => ("text" in line ? [line.text] : [line.label, line.value])),
  );
}

const hardNames = fc.oneof(
  fc.constant("PT ".concat("A".repeat(48))),
  fc.constant("PT MAJU BERSAMA SEJAHTERA ABADI PERKASA NUSANTARA (PERSERO) TBK CABANG SURABAYA TIMUR"),
  fc.constant("CAFÉ Đ'ANGELO & SØN “株式会社”"),
  fc.stringMatching(/^[A-Z][A-Z .&()'-]{1,60}$/),
);
const facts = fc
  .record({
    company: hardNames,
    period: fc.constantFrom("202104", "201405,201407,201409"),
    noref: fc.constantFrom(null, "iak62860fafe04c3"),
  })
  .map(({ company, period, noref }) => buildReceipt(factsWith({ inquiry: { company, period }, payment: { noref } })));

test("row 13: the printer's bytes hold every field and amount of the receipt, at both widths, and nothing wider than the paper", () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...ROLLS), (model, paper) => {
      const read = readEscpos(receiptEscpos(model, ORIGINAL, paper));
      const printed = bare(read.lines.map(({ text }) => text).join(""));
      for (const words of wordsOf(printableReceipt(model, PRINTER_LETTERS))) expect(printed).toContain(bare(words));
      for (const { text, size } of read.lines) expect(text.length * size).toBeLessThanOrEqual(COLUMNS[paper]);
      expect([read.qr, read.cut, read.drawer]).toEqual([model.qr?.url, true, false]);
      expect([read.margin, read.area, read.tail]).toEqual([0, DOTS[paper], 0]);
    }),
    { numRuns: 40 },
  );
});

test("a copy says which and whose it is, an original says nothing of the kind, and only the drawer's print opens it", () => {
  const model = buildReceipt(sampleFacts);
  const textOf = (bytes: Uint8Array) => readEscpos(bytes).lines.map(({ text }) => text.trim());
  expect(textOf(receiptEscpos(model, COPY, "58"))).toEqual(
    expect.arrayContaining(["SALINAN KE-2", "Dicetak oleh Budi Santoso"]),
  );
  expect(textOf(receiptEscpos(model, ORIGINAL, "58")).join(" ")).not.toMatch(/SALINAN|PRATINJAU/);
  expect(readEscpos(receiptEscpos(model, ORIGINAL, "80", { drawer: true })).drawer).toBe(true);
});

test.each(PAPERS)(
  "row 13: every field and amount of the receipt can be read back out of the PDF on %s",
  { timeout: 60_000 },
  async (paper) => {
    for (const company of ["PT LIMABELAS", `PT ${"A".repeat(48)} PERUSAHAAN PENGANGKUTAN NUSANTARA SEJAHTERA`]) {
      const model = buildReceipt(
        factsWith({ inquiry: { company, period: "201405,201407" }, payment: { noref: null } }),
      );
      const pdf = await getDocumentProxy(new Uint8Array(await receiptPdf(model, COPY, paper)));
      const { text, totalPages } = await extractText(pdf, { mergePages: true });
      const printed = bare(text).toUpperCase();
      for (const words of wordsOf(model)) expect(printed).toContain(bare(words).toUpperCase());
      expect(printed).toContain("SALINANKE-2");
      if (paper !== "a4") expect(totalPages).toBe(1);
    }
  },
);
