import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { isBlack, LOGO_MOST, type Logo } from "#lib/domain/logo.ts";
import { DOTS } from "#lib/domain/paper.ts";
import { USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { logoPng, makeLogo } from "./logo.ts";
import { receiptPdf } from "./pdf/receipt-pdf.tsx";
import { receiptEscpos } from "./receipt-escpos.ts";
import { sampleFacts } from "./testing/facts.ts";
import { readEscpos } from "./testing/read-escpos.ts";

/** A picture with a given grey for each dot. */
function picture(width: number, height: number, grey: (x: number, y: number) => number): Promise<Buffer> {
  const greys = Uint8Array.from({ length: width * height }, (_, at) => grey(at % width, Math.floor(at / width)));
  return sharp(greys, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

async function logoOf(file: Buffer): Promise<Logo> {
  const logo = await makeLogo(file);
  if (typeof logo === "string") throw new Error(logo);
  return logo;
}
/** An L looks different when turned, mirrored or inverted. */
const letter = await logoOf(await picture(120, 90, (x, y) => (x < 30 || y >= 60 ? 0 : 255)));
const rowsOf = (logo: Logo) =>
  Array.from({ length: logo.height }, (_, y) =>
    Array.from({ length: logo.width }, (_, x) => (isBlack(logo, x, y) ? "1" : "0")).join(""),
  );

test("a drawing keeps its edges, without the empty paper around it", async () => {
  const logo = await logoOf(
    await picture(200, 150, (x, y) => (x >= 20 && x < 140 && y >= 30 && y < 120 && (x < 50 || y >= 90) ? 0 : 255)),
  );
  expect(logo).toEqual(letter);
  expect(rowsOf(letter)[0]).toBe("1".repeat(30) + "0".repeat(90));
  expect(rowsOf(letter)[89]).toBe("1".repeat(120));
});

test("is never wider or higher than every paper bears, whatever it was, and keeps its shape", async () => {
  for (const [width, height] of [
    [900, 90],
    [90, 900],
    [1_999, 4],
    [480, 240],
  ] as const) {
    const logo = await logoOf(await picture(width, height, () => 0));
    expect(logo.width).toBeLessThanOrEqual(LOGO_MOST.width);
    expect(logo.height).toBeLessThanOrEqual(LOGO_MOST.height);
    expect(logo.width === LOGO_MOST.width || logo.height === LOGO_MOST.height).toBe(true);
    if (height > 4) expect(logo.width / logo.height).toBeCloseTo(width / height, 0);
  }
});

test("a grey picture has as many black dots as it is dark", async () => {
  const { width, height } = letter;
  const logo = await logoOf(await picture(width, height, () => 128));
  const black = rowsOf(logo).join("").replaceAll("0", "").length;
  expect(black / (width * height)).toBeCloseTo(0.5, 1);
});

test("nothing to print, or too little, is refused", async () => {
  expect(await makeLogo(await picture(100, 100, () => 255))).toBe("empty");
  expect(await makeLogo(await picture(100, 100, (x, y) => (x < 20 && y < 20 ? 0 : 255)))).toBe("too_small");
});

test("its PNG shows the very dots", async () => {
  const { data, info } = await sharp(await logoPng(letter))
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: letter.width, height: letter.height, channels: 1 });
  expect(Array.from(data, (grey) => (grey === 0 ? "1" : "0")).join("")).toBe(rowsOf(letter).join(""));
});

test("a file that is no whole picture, or would unfold into gigabytes, is never made into a logo", async () => {
  const good = await picture(200, 200, (x, y) => (x * y) % 256);
  expect(typeof (await makeLogo(good))).toBe("object");
  for (const part of [0, 1, 8, 40, good.length / 2, good.length - 20]) {
    expect(await makeLogo(good.subarray(0, part)), `${part} bytes`).toBe("no_picture");
  }
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>',
  );
  for (const file of [Buffer.from("GIF89a"), drawing]) expect(await makeLogo(file)).toBe("no_picture");
  expect(await makeLogo(await picture(2_001, 1, () => 0))).toBe("too_many_dots");
});

test("nothing but the readers of PNG, JPEG and WebP ever looks at what was sent, be it small or measured for a minute", async () => {
  const nested = Array.from({ length: 12 }, (_, n) => `<g id="a${n + 1}">${`<use href="#a${n}"/>`.repeat(9)}</g>`);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><g id="a0"><rect width="9" height="9"/></g>${nested.join("")}</svg>`;
  const black = sharp({ create: { width: 99, height: 99, channels: 3, background: "black" } });
  const others = [
    await black.clone().gif().toBuffer(),
    await black.clone().tiff().toBuffer(),
    await black.clone().avif().toBuffer(),
  ];
  for (const file of [Buffer.from(drawing), ...others]) {
    await expect(sharp(file).metadata()).rejects.toThrow(/unsupported/);
    expect(await makeLogo(file)).toBe("no_picture");
  }
  for (const file of [black.clone().png(), black.clone().jpeg(), black.clone().webp()])
    expect(typeof (await makeLogo(await file.toBuffer()))).toBe("object");
});

test("what is transparent is paper", async () => {
  const clear = await sharp(await picture(100, 100, () => 0))
    .ensureAlpha(0)
    .png()
    .toBuffer();
  expect(await makeLogo(clear)).toBe("empty");
});

describe.each(["58", "80"] as const)("on %s mm", (paper) => {
  const model = buildReceipt({ ...sampleFacts, logo: letter });

  test.each(["raster", "columns"] as const)(
    "the printer prints it in the middle of the paper, above the outlet's name (%s)",
    (command) => {
      const profile = { ...USUAL_PROFILE, logo: command };
      const bytes = receiptEscpos(model, { kind: "original" }, paper, { logo: letter, profile });
      const { pictures, pictureCommands, lines } = readEscpos(bytes);
      const before = (DOTS[paper] - letter.width) / 2;
      const wanted = rowsOf(letter).map((row) => "0".repeat(before) + row + "0".repeat(before));
      expect(pictures.map((rows) => rows.slice(0, letter.height))).toEqual([wanted]);
      expect(pictures[0]?.slice(letter.height).join("") ?? "").not.toContain("1");
      expect(pictureCommands).toEqual([command]);
      expect(Buffer.from(bytes).indexOf(command === "raster" ? "\x1dv0" : "\x1b*!")).toBeLessThan(
        Buffer.from(bytes).indexOf(sampleFacts.outlet.name),
      );
      expect(lines.filter(({ text }) => text.trim() !== "")[0]?.text.trim()).toBe(sampleFacts.outlet.name);
    },
  );

  test("a printer that knows no pictures is sent none", () => {
    const profile = { ...USUAL_PROFILE, logo: "none" } as const;
    expect(readEscpos(receiptEscpos(model, { kind: "original" }, paper, { logo: letter, profile })).pictures).toEqual(
      [],
    );
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
