import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isBlack, LOGO_MOST, type Logo } from "#lib/domain/logo.ts";
import { DOTS } from "#lib/domain/paper.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { receiptPdf } from "../pdf/receipt-pdf.tsx";
import { receiptEscpos } from "../receipt-escpos.ts";
import { sampleFacts } from "../testing/facts.ts";
import { readEscpos } from "../testing/read-escpos.ts";
import { writePng } from "../testing/write-png.ts";
import { logoPng } from "./logo-png.ts";
import { makeLogo } from "./make-logo.ts";
import { readPng } from "./read-png.ts";

/** A picture of one grey for each dot. */
function picture(width: number, height: number, grey: (x: number, y: number) => number): Buffer {
  const dots = Array.from({ length: width * height }, (_, at) => {
    const one = grey(at % width, Math.floor(at / width));
    return [one, one, one, 255];
  });
  return writePng({ width, height, dots: dots.flat() });
}
function logoOf(file: Buffer): Logo {
  const logo = makeLogo(file);
  if (typeof logo === "string") throw new Error(logo);
  return logo;
}
/** An L: nothing that is turned, mirrored or inverted looks the same. */
const letter = logoOf(picture(120, 90, (x, y) => (x < 30 || y >= 60 ? 0 : 255)));
const rowsOf = (logo: Logo) =>
  Array.from({ length: logo.height }, (_, y) =>
    Array.from({ length: logo.width }, (_, x) => (isBlack(logo, x, y) ? "1" : "0")).join(""),
  );

test("a drawing keeps its edges, without the empty paper around it", () => {
  const logo = logoOf(
    picture(200, 150, (x, y) => (x >= 20 && x < 140 && y >= 30 && y < 120 && (x < 50 || y >= 90) ? 0 : 255)),
  );
  expect(logo).toEqual(letter);
  expect(rowsOf(letter)[0]).toBe("1".repeat(30) + "0".repeat(90));
  expect(rowsOf(letter)[89]).toBe("1".repeat(120));
});

test("is never wider or higher than every paper bears, whatever it was, and keeps its shape", () => {
  for (const [width, height] of [
    [900, 90],
    [90, 900],
    [3_999, 2],
    [480, 240],
  ] as const) {
    const logo = logoOf(picture(width, height, () => 0));
    expect(logo.width).toBeLessThanOrEqual(LOGO_MOST.width);
    expect(logo.height).toBeLessThanOrEqual(LOGO_MOST.height);
    expect(logo.width === LOGO_MOST.width || logo.height === LOGO_MOST.height).toBe(true);
    if (height > 2) expect(logo.width / logo.height).toBeCloseTo(width / height, 0);
  }
});

test("a grey picture has as many black dots as it is dark", () => {
  const { width, height } = letter;
  const logo = logoOf(picture(width, height, () => 128));
  const black = rowsOf(logo).join("").replaceAll("0", "").length;
  expect(black / (width * height)).toBeCloseTo(0.5, 1);
});

test("nothing to print, or too little, is refused", () => {
  expect(makeLogo(picture(100, 100, () => 255))).toBe("empty");
  expect(makeLogo(picture(100, 100, (x, y) => (x < 20 && y < 20 ? 0 : 255)))).toBe("too_small");
});

test("its PNG shows the very dots", () => {
  const read = readPng(logoPng(letter));
  expect(read).toMatchObject({ width: letter.width, height: letter.height });
  if (typeof read === "string") return;
  expect(Array.from(read.greys, (grey) => (grey === 0 ? "1" : "0")).join("")).toBe(rowsOf(letter).join(""));
});

describe.each(["58", "80"] as const)("on %s mm", (paper) => {
  const model = buildReceipt({ ...sampleFacts, logo: letter });

  test("the printer prints it in the middle of the paper, above the outlet's name", () => {
    const bytes = receiptEscpos(model, { kind: "original" }, paper, { logo: letter });
    const { pictures, lines } = readEscpos(bytes);
    const before = (DOTS[paper] - letter.width) / 2;
    const wanted = rowsOf(letter).map((row) => "0".repeat(before) + row + "0".repeat(before));
    expect(pictures).toEqual([wanted]);
    expect(Buffer.from(bytes).indexOf("\x1dv0")).toBeLessThan(Buffer.from(bytes).indexOf(sampleFacts.outlet.name));
    expect(lines.filter(({ text }) => text.trim() !== "")[0]?.text.trim()).toBe(sampleFacts.outlet.name);
  });

  test("the PDF shows the very dots on its one page", async () => {
    const file = await receiptPdf(model, { kind: "original" }, paper, letter);
    const text = file.toString("latin1");
    const head = /\/Subtype \/Image.*?\/Width (\d+).*?\/Height (\d+).*?stream\n/s.exec(text);
    expect([head?.[1], head?.[2]]).toEqual([String(letter.width), String(letter.height)]);
    const rows = inflateSync(file.subarray((head?.index ?? 0) + (head?.[0].length ?? 0)));
    const read = Array.from({ length: letter.height }, (_, y) => {
      const start = y * (letter.width + 1) + 1;
      return Array.from(rows.subarray(start, start + letter.width), (grey) => (grey === 0 ? "1" : "0")).join("");
    });
    expect(read).toEqual(rowsOf(letter));
    expect(text.match(/\/MediaBox/g)).toHaveLength(1);
  });
});
