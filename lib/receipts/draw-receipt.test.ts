import { encode } from "uqr";
import { describe, expect, test } from "vitest";
import { buildProvisionalSlip } from "#lib/domain/provisional-slip.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { drawQr, drawReceipt } from "./draw-receipt.ts";
import { readStoredReceipt } from "./stored-receipt.ts";
import { sampleFacts } from "./testing/facts.ts";

/** Draws the path's rectangles back into modules. */
function paint({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    (grid[Number(y)] as boolean[]).fill(true, Number(x), Number(x) + Number(length));
  return grid;
}

describe("the QR code", () => {
  test("its path paints exactly the code's dark modules, with a quiet zone of four", () => {
    const drawing = drawQr(sampleFacts.verifyUrl);
    expect(paint(drawing)).toEqual(encode(sampleFacts.verifyUrl, { ecc: "M", border: 4 }).data);
    for (const edge of [0, 1, 2, 3]) expect(paint(drawing)[edge]).not.toContain(true);
  });
});

describe("a stored receipt", () => {
  test("comes back as it was", () => {
    const model = buildReceipt(sampleFacts);
    expect(readStoredReceipt(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  test("is refused when it is of another version, has strange parts, or is no receipt", () => {
    const model = buildReceipt(sampleFacts);
    for (const other of [{ ...model, version: 2 }, { ...model, html: "<b>" }, { ...model, sections: [{}] }, null, "x"])
      expect(() => readStoredReceipt(other)).toThrow();
  });

  test("is never a provisional slip", () => {
    const { inquiry, payment, outlet, zone } = sampleFacts;
    const slip = buildProvisionalSlip({
      payment: { ...inquiry, rounding: 0, ownFee: 0, cashierName: payment.cashierName, createdAt: payment.paidAt },
      words: RECEIPT_WORDS,
      listedName: "",
      outlet,
      zone,
      sample: true,
    });
    expect(() => readStoredReceipt(slip)).toThrow();
    const drawing = drawReceipt(slip);
    expect(drawing.qr).toBeNull();
    expect(drawing.rolls["58"].some((line) => line.kind === "mark" || line.kind === "qr")).toBe(false);
  });
});

test("both rolls have the QR code and a place for the mark at each end", () => {
  const { rolls } = drawReceipt(buildReceipt(sampleFacts));
  for (const roll of [rolls["58"], rolls["80"]]) {
    expect(roll.filter((line) => line.kind === "qr")).toHaveLength(1);
    expect(roll.filter((line) => line.kind === "mark")).toEqual([
      { kind: "mark", where: "top" },
      { kind: "mark", where: "bottom" },
    ]);
  }
});
