import { expect, test } from "vitest";
import { COLUMNS } from "#lib/domain/paper.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { factsWith, sampleFacts } from "../testing/facts.ts";
import { layoutPrint } from "../text-layout.ts";
import { mm } from "./pictures.tsx";
import { receiptPdf } from "./receipt-pdf.tsx";

const COPY = { kind: "copy", number: 2, by: "Budi S.", at: "22 Nov 2026 17.00.12 WIB" } as const;
const heightsOf = (file: Buffer) =>
  [...file.toString("latin1").matchAll(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/g)].map(([, height]) => Number(height));

test.each(["58", "80"] as const)(
  "a roll of %s mm has its margin below the last line, and not a line more",
  async (paper) => {
    const model = buildReceipt(sampleFacts);
    const millimetres = { text: 3.5, rule: 2.75, space: 1.75, qr: 28, mark: 0, logo: 0 };
    const lines = layoutPrint(model, COPY, COLUMNS[paper]).map((line) =>
      line.kind === "text" && line.size === 2 ? 6.5 : millimetres[line.kind],
    );
    const used = lines.reduce((sum, height) => sum + height, 0);
    const [height = 0, ...more] = heightsOf(await receiptPdf(model, COPY, paper));
    expect(more).toEqual([]);
    expect(height).toBeGreaterThan(mm(used + 5.9));
    expect(height).toBeLessThan(mm(used + 7));
  },
);

test("a sample's copy with a long name stays one page of A4", async () => {
  const company = "PT PERUSAHAAN PENGANGKUTAN NUSANTARA SEJAHTERA BERSAMA ".repeat(2);
  const model = buildReceipt(factsWith({ sample: true, inquiry: { company } }));
  expect(heightsOf(await receiptPdf(model, COPY, "a4"))).toHaveLength(1);
});
