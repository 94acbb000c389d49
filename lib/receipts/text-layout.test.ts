import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildReceipt } from "#lib/domain/receipt.ts";
import type { RollLine, TextLine } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptLine, ReceiptModel } from "#lib/domain/receipt-model.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { terbilang } from "#lib/domain/terbilang.ts";
import { factsWith, sampleFacts } from "./testing/facts.ts";
import { layoutMark, layoutPrint, layoutReceipt } from "./text-layout.ts";
import { columnsOf } from "./wrap.ts";

const isText = (line: RollLine): line is TextLine => line.kind === "text";
const texts = (lines: readonly RollLine[]) => lines.filter(isText);
const page = (lines: readonly RollLine[]) => texts(lines).map((line) => line.text);
const squeeze = (text: string) => text.replace(/\s+/g, "");

const columns = fc.constantFrom(32, 48);
const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9.,()/&-]{1,12}$/),
  fc.stringMatching(/^[A-Z]{40,120}$/),
  fc.constantFrom("株式会社", "é", "e\u0301", "👍🏽", "ﷺ"),
);
const phrase = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));
const amount = fc.oneof(fc.nat(999_999), fc.maxSafeNat()).map(formatRupiah);
const code = fc.option(fc.stringMatching(/^[A-Z]{2,5}$/), { nil: null });

const line: fc.Arbitrary<ReceiptLine> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: phrase }),
  fc.record({ kind: fc.constant("text" as const), text: phrase }),
  fc.record({ kind: fc.constant("pair" as const), label: phrase, value: phrase }),
  fc.record({ kind: fc.constant("amount" as const), code, label: phrase, value: amount }),
  fc.record({ kind: fc.constant("total" as const), label: phrase, value: amount }),
  fc.record({
    kind: fc.constant("words" as const),
    label: fc.constant("Terbilang"),
    value: fc.maxSafeNat().map(terbilang),
  }),
);

function modelOf(lines: readonly ReceiptLine[], notice: string | null = null): ReceiptModel {
  const sections = [{ id: "bill" as const, title: null, lines }];
  return { version: 1, kind: "receipt", name: "Struk", notice, sections, qr: { url: "u", caption: "periksa" } };
}

function said(line: ReceiptLine): string {
  if ("text" in line) return line.text;
  if (line.kind === "words") return `${line.label}: ${line.value}`;
  return `${line.kind === "amount" && line.code !== null ? line.code : ""} ${line.label} ${line.value}`;
}

test.each([
  ["PT LIMABELAS", 12],
  ["Café", 4],
  ["Cafe\u0301", 4],
  ["株式会社", 8],
  ["👍🏽", 2],
  ["ﷺ", 1],
])("%s takes %i columns", (text, taken) => {
  expect(columnsOf(text)).toBe(taken);
});

describe("a receipt on a roll", () => {
  test("no line is wider than the paper", () => {
    fc.assert(
      fc.property(fc.array(line), fc.option(phrase, { nil: null }), columns, (lines, notice, width) => {
        for (const { text, size } of texts(layoutReceipt(modelOf(lines, notice), width)))
          expect(columnsOf(text) * size).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });

  test("every letter of every field is there, in order", () => {
    fc.assert(
      fc.property(fc.array(line), fc.option(phrase, { nil: null }), columns, (lines, notice, width) => {
        const all = [notice ?? "", ...lines.map(said), "periksa", notice ?? ""].join(" ");
        expect(squeeze(page(layoutReceipt(modelOf(lines, notice), width)).join(" "))).toBe(squeeze(all));
      }),
      { numRuns: 500 },
    );
  });

  test("a word is broken only when it is wider than a line", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,29}$/), { minLength: 1 }), columns, (words, width) => {
        const laid = page(layoutReceipt(modelOf([{ kind: "pair", label: "Nama", value: words.join(" ") }]), width));
        expect(laid.join(" ").trim().split(/\s+/)).toEqual(["Nama", ...words, "periksa"]);
      }),
    );
  });

  test("amounts end at the right edge, whole and on one line", () => {
    fc.assert(
      fc.property(phrase, code, amount, columns, (label, letters, value, width) => {
        const laid = texts(layoutReceipt(modelOf([{ kind: "amount", code: letters, label, value }]), width));
        const last = laid.at(-2) as TextLine;
        expect(last.text.endsWith(value)).toBe(true);
        expect(columnsOf(last.text)).toBe(width);
      }),
    );
  });

  test("what a customer must read from a distance is twice the size, below its label where one line has no room", () => {
    const laid = (value: string, width: number) =>
      texts(layoutReceipt(modelOf([{ kind: "total", label: "NTPD", value, large: true }]), width))
        .slice(0, -1)
        .map(({ text, size }) => [text.trim(), size]);
    expect(laid("Q8T3L318R0Z3", 32)).toEqual([
      ["NTPD", 1],
      ["Q8T3L318R0Z3", 2],
    ]);
    expect(laid("Q8T3L318R0Z3", 48)).toEqual([["NTPD        Q8T3L318R0Z3", 2]]);
    expect(laid("Q8T3L318R0Z3Q8T3L318", 32)).toEqual([["NTPD        Q8T3L318R0Z3Q8T3L318", 1]]);
  });

  test("the total is bold, ends at the right edge, stands on one line up to Rp999.999.999, and is twice the size where it has room", () => {
    fc.assert(
      fc.property(amount, columns, (value, width) => {
        const laid = texts(layoutReceipt(modelOf([{ kind: "total", label: "TOTAL BAYAR", value }]), width));
        const last = laid.at(-2) as TextLine;
        expect(last.bold).toBe(true);
        expect(last.text.endsWith(value)).toBe(true);
        expect(columnsOf(last.text) * last.size).toBe(width);
        expect(last.size).toBe(("TOTAL BAYAR ".length + value.length) * 2 <= width ? 2 : 1);
        if (value.length <= "Rp999.999.999".length) expect(last.text).toMatch(/^TOTAL BAYAR /);
      }),
    );
  });

  test("lines that go on are indented, headings and notices are centred", () => {
    const company = "PT PERUSAHAAN PENGANGKUTAN NUSANTARA SEJAHTERA BERSAMA";
    const laid = layoutReceipt(buildReceipt(factsWith({ inquiry: { company }, sample: true })), 32);
    const name = page(laid);
    const at = name.indexOf("Nama perusahaan");
    expect(name.slice(at + 1, at + 4)).toEqual([
      "  PT PERUSAHAAN PENGANGKUTAN",
      "  NUSANTARA SEJAHTERA BERSAMA",
      name[at + 3],
    ]);
    expect(texts(laid).find(({ text }) => text === "STRUK PEMBAYARAN")).toMatchObject({ align: "center", bold: true });
    expect(texts(laid)[0]).toMatchObject({ text: "CONTOH: BUKAN BUKTI PEMBAYARAN", align: "center", bold: true });
    expect(texts(laid).at(-1)).toEqual(texts(laid)[0]);
  });

  test("the 58 mm receipt reads like this", () => {
    const lines = page(layoutReceipt(buildReceipt(sampleFacts), 32));
    // Which facts appear is the model's decision, and its tests'.
    const facts = [
      "No. referensi   iak62860fafe04c3",
      "ID inquiry             219342904",
      "Ref ID              091283746511",
      "Waktu   22 Nov 2026 16.36.51 WIB",
      "Kasir                    Rina A.",
      "Kode iuran          210300016001",
      "NPP                     15092873",
      "Nama perusahaan     PT LIMABELAS",
      "Kode divisi                  000",
      "Periode               April 2021",
    ];
    expect(lines).toEqual(expect.arrayContaining(facts));
    expect(
      lines.slice(
        lines.findIndex((line) => line.startsWith("JHT")),
        -3,
      ),
    ).toEqual([
      "JHT Jaminan Hari Tua    Rp61.688",
      "JKK Kecelakaan Kerja     Rp1.082",
      "JKM Jaminan Kematian     Rp2.166",
      "JPK Kehilangan Kerja     Rp2.597",
      "JPN Pensiun             Rp32.467",
      "Nominal                Rp100.000",
      "Biaya admin              Rp2.500",
      "TOTAL BAYAR            Rp102.500",
      "Terbilang: seratus dua ribu lima",
      "  ratus rupiah",
      "Cara bayar                 Tunai",
      "Tunai                  Rp150.000",
      "Kembali                 Rp47.500",
    ]);
  });
});

describe("a print's mark on a roll", () => {
  test("a copy's headline stands at the top and at the bottom, who and when at the top", () => {
    const mark = { kind: "copy", number: 1, by: "Budi S.", at: "22 Nov 2026 17.00.12 WIB" } as const;
    expect(page(layoutMark(mark, "top", 32))).toEqual(["SALINAN KE-1", "Dicetak oleh Budi S.", mark.at]);
    expect(page(layoutMark(mark, "bottom", 32))).toEqual(["SALINAN KE-1"]);
  });

  test("fits whoever printed it, however often", () => {
    fc.assert(
      fc.property(fc.nat(), phrase, columns, (number, by, width) => {
        for (const { text, size } of texts(layoutMark({ kind: "copy", number, by, at: "22 Nov 2026" }, "top", width)))
          expect(columnsOf(text) * size).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("the original carries none, a preview always does", () => {
    expect(layoutMark({ kind: "original" }, "top", 32)).toEqual([]);
    expect(page(layoutMark({ kind: "preview" }, "bottom", 48))).toEqual(["PRATINJAU"]);
  });

  test("stands inside the sample's notice, around the receipt itself", () => {
    const laid = page(layoutPrint(buildReceipt(factsWith({ sample: true })), { kind: "preview" }, 48));
    expect(laid.slice(0, 3)).toEqual(["CONTOH: BUKAN BUKTI PEMBAYARAN", "PRATINJAU", "LOKET SUMBER REJEKI"]);
    expect(laid.slice(-2)).toEqual(["PRATINJAU", "CONTOH: BUKAN BUKTI PEMBAYARAN"]);
  });
});
