import { describe, expect, test } from "vitest";
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { factsWith, SAMPLE_LINES, sampleFacts } from "#lib/receipts/testing/facts.ts";
import { markDetails, markOfPrint, markTitle } from "./print-mark.ts";
import { describeBill } from "./products/describe-bill.ts";
import { buildProvisionalSlip } from "./provisional-slip.ts";
import { buildReceipt } from "./receipt.ts";
import type { ReceiptModel } from "./receipt-model.ts";
import type { Rupiah } from "./rupiah.ts";
import { SAMPLE_DETAILS } from "./testing/samples.ts";

/** The model's texts; narrow papers shorten some. */
const LINES = SAMPLE_LINES.map((line) => line.split(" | ")[0] ?? line);

/** The receipt top to bottom, one row a line. */
function rows(model: ReceiptModel): string[] {
  return model.sections.flatMap(({ lines }) =>
    lines.map((line) => {
      if ("text" in line) return line.text;
      const label = line.kind === "amount" && line.code !== null ? `${line.code} ${line.label}` : line.label;
      return `${label}: ${line.value}`;
    }),
  );
}

describe("the receipt", () => {
  test("says everything, in the order that was promised", () => {
    expect(rows(buildReceipt(sampleFacts))).toEqual(LINES);
  });

  test("a bill without a programme of its own has no row for it", () => {
    const details = { ...SAMPLE_DETAILS, kode_program: undefined };
    const read = rows(buildReceipt(factsWith({ inquiry: { details } })));
    expect(read).toEqual(LINES.filter((line) => !line.startsWith("Kode program")));
  });

  const SEVERAL = DOCUMENTED_BILLS.filter(({ inquiry }) => describeBill(inquiry, RECEIPT_WORDS).parts.length > 0);
  test.each(SEVERAL)(
    "each bill of $name stands under its own month, and one without a month under none",
    ({ inquiry }) => {
      const undated = JSON.parse(JSON.stringify(inquiry.details).replace(/"(periode|bill_date)":"[^"]*"/g, '"$1":""'));
      for (const details of [inquiry.details, undated]) {
        const { parts, amounts } = describeBill({ ...inquiry, details }, RECEIPT_WORDS);
        const { sections } = buildReceipt({ ...sampleFacts, inquiry: { ...inquiry, details } });
        const { lines } = sections.find(({ id }) => id === "amounts") ?? { lines: [] };
        const headings = lines.flatMap((line) => (line.kind === "heading" ? [line.text] : []));
        expect(headings).toEqual(parts.map(({ title }) => title).filter((title) => title !== ""));
        const each = parts.map((part) => (part.title ? 1 : 0) + part.facts.length + part.amounts.length);
        expect(lines).toHaveLength(amounts.length + each.reduce((sum, one) => sum + one, 0));
      }
    },
  );

  test("a missing reference number, name or period reads '-', and its row stays", () => {
    const read = rows(buildReceipt(factsWith({ inquiry: { company: "", period: "" }, payment: { noref: null } })));
    expect(read).toContain("No. referensi: -");
    expect(read).toContain("Nama perusahaan: -");
    expect(read).toContain("Periode: -");
  });

  test("a number that the customer needs reads '-' when the biller left it out, and long texts are never cut", () => {
    const { inquiry } = DOCUMENTED_BILLS.find(
      (bill) => bill.inquiry.family === "esamsat",
    ) as (typeof DOCUMENTED_BILLS)[0];
    const details = { ...(inquiry.details as object), ntpd: "", alamat: "JALAN ".repeat(200).trim() };
    const read = rows(buildReceipt({ ...sampleFacts, inquiry: { ...inquiry, details } }));
    expect(read).toEqual(expect.arrayContaining(["NTPD: -", `Alamat: ${details.alamat}`]));
    const footer = `${"SYARAT ".repeat(150)}BERLAKU`;
    const insured = { ...inquiry, family: "insurance", details: { footer } };
    expect(rows(buildReceipt({ ...sampleFacts, inquiry: insured }))).toContain(footer);
  });

  test("the time is the outlet's, with its letters", () => {
    expect(rows(buildReceipt(factsWith({ zone: "WIT" })))).toContain("Waktu: 22 Nov 2026 18.36.51 WIT");
  });

  test("cash and change only when cash was entered", () => {
    for (const payment of [
      { cashReceived: null },
      { method: "qris" as const, cashReceived: null },
      { method: "debit" as const, cashReceived: 150_000 as Rupiah },
    ]) {
      const read = rows(buildReceipt(factsWith({ payment }))).join("\n");
      expect(read).toContain("Cara bayar: ");
      expect(read).not.toMatch(/^(Tunai|Kembali):/m);
    }
    const exact = rows(buildReceipt(factsWith({ payment: { cashReceived: 102_500 as Rupiah } })));
    expect(exact).toContain("Kembali: Rp0");
  });

  test("a rounded cash total and a fee of the shop have their lines, and words, change and total go by what the customer pays", () => {
    const rounded = (rounding: number) => rows(buildReceipt(factsWith({ payment: { rounding } })));
    const from = LINES.indexOf("Biaya admin: Rp2.500") + 1;
    expect(rounded(500).slice(from)).toEqual([
      "Pembulatan: Rp500",
      "TOTAL BAYAR: Rp103.000",
      "Terbilang: seratus tiga ribu rupiah",
      "Cara bayar: Tunai",
      "Tunai: Rp150.000",
      "Kembali: Rp47.000",
      LINES.at(-1),
    ]);
    const feed = rows(buildReceipt(factsWith({ payment: { rounding: -500, ownFee: 2_000 } })));
    expect(feed.slice(from - 1, from + 3)).toEqual([
      "Biaya admin: Rp2.500",
      "Biaya loket: Rp2.000",
      "Pembulatan: −Rp500",
      "TOTAL BAYAR: Rp104.000",
    ]);
    expect(feed).toContain("Kembali: Rp46.000");
    expect(rounded(-500)).toEqual(expect.arrayContaining(["Pembulatan: −Rp500", "Kembali: Rp48.000"]));
  });

  test.each([
    ["cash", "Tunai"],
    ["qris", "QRIS"],
    ["transfer", "Transfer"],
    ["debit", "Debit"],
    ["unknown", "Tidak diketahui"],
  ] as const)(
    "paid by %s it says so, and the reference of the customer's payment where one was noted",
    (method, said) => {
      const paid = (reference: string | null) =>
        buildReceipt(factsWith({ payment: { method, cashReceived: null, reference } })).sections.find(
          ({ id }) => id === "method",
        );
      const line = { kind: "pair", label: "Cara bayar", value: said };
      expect(paid(null)?.lines).toEqual([line]);
      expect(paid("EDC 42")?.lines).toEqual([line, { kind: "pair", label: "No. referensi bayar", value: "EDC 42" }]);
    },
  );

  test("an outlet without a name, address, phone or footer leaves no empty lines", () => {
    const model = buildReceipt(factsWith({ outlet: { name: " ", address: "\n", phone: "", footer: "" } }));
    expect(model.sections[0]?.id).toBe("title");
    expect(model.sections.at(-1)?.id).toBe("method");
  });

  test("addresses and footers keep their own lines", () => {
    const outlet = { address: "Jl. Melati No. 12\r\nSurabaya 60271", footer: "Terima kasih\n\nBarang tidak ada" };
    const read = rows(buildReceipt(factsWith({ outlet })));
    expect(read.slice(1, 3)).toEqual(["Jl. Melati No. 12", "Surabaya 60271"]);
    expect(read.slice(-2)).toEqual(["Terima kasih", "Barang tidak ada"]);
  });

  test("no text can bring a line break, a control or a direction mark onto the paper", () => {
    const trick = "PT \u202eGNURUB\u0000\n\u001b@ JAYA";
    const model = buildReceipt(
      factsWith({
        inquiry: { company: trick },
        payment: { noref: trick, cashierName: trick },
        outlet: { name: trick, address: trick, phone: trick, footer: trick },
      }),
    );
    expect(JSON.stringify(model)).not.toMatch(/\\[nru]/);
    expect(rows(model).join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test("demo and sandbox receipts say that they prove nothing", () => {
    expect(buildReceipt(factsWith({ sample: true })).notice).toBe("CONTOH: BUKAN BUKTI PEMBAYARAN");
    expect(buildReceipt(sampleFacts).notice).toBeNull();
  });

  test("has its sections in order, headed where a page has room for a heading", () => {
    expect(buildReceipt(sampleFacts).sections.map(({ id, title }) => [id, title])).toEqual([
      ["outlet", null],
      ["title", null],
      ["references", "Transaksi"],
      ["bill", "Tagihan"],
      ["amounts", "Rincian iuran"],
      ["sums", null],
      ["total", null],
      ["method", "Pembayaran"],
      ["footer", null],
    ]);
  });

  test("shows what is a heading, a pair, money, the total and its words as such", () => {
    const lines = buildReceipt(sampleFacts).sections.flatMap((section) => section.lines);
    const kinds = (kind: string) => lines.filter((line) => line.kind === kind).length;
    expect(["heading", "text", "pair", "amount", "total", "words"].map(kinds)).toEqual([3, 4, 13, 9, 1, 1]);
  });

  test("is a receipt by its name, and carries the outlet's logo where there is one", () => {
    const named = { version: 1, kind: "receipt", name: "Struk pembayaran", notice: null };
    expect(buildReceipt(sampleFacts)).toMatchObject(named);
    expect(buildReceipt(sampleFacts)).not.toHaveProperty("logo");
    const logo = { id: "logo", width: 64, height: 32 };
    expect(buildReceipt({ ...sampleFacts, logo }).logo).toEqual(logo);
  });

  test("the QR code carries the address that verifies it", () => {
    expect(buildReceipt(sampleFacts).qr).toEqual({
      url: "https://loket.example/verify/9fK2mXq7Lr4TzB8c",
      caption: "Pindai untuk memeriksa struk ini",
    });
  });

  test("is plain JSON", () => {
    const model = buildReceipt(sampleFacts);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

test("the provisional slip says that the bill is not settled, and carries neither a success nor a QR code", () => {
  const { inquiry, payment, outlet, zone } = sampleFacts;
  const bill = { ...inquiry, family: "pdam", product: "PDAMKOTA.SURABAYA" };
  const slip = buildProvisionalSlip({
    payment: { ...bill, rounding: -500, ownFee: 1_000, cashierName: payment.cashierName, createdAt: payment.paidAt },
    words: RECEIPT_WORDS,
    listedName: "PDAM SURABAYA",
    outlet,
    zone,
    sample: false,
  });
  const read = rows(slip);
  expect(read).toContain("BELUM LUNAS: status sedang diperiksa");
  for (const said of ["ID inquiry: 219342904", "Produk: PDAM", "Perusahaan: PDAM SURABAYA", "Biaya loket: Rp1.000"])
    expect(read).toContain(said);
  // What the customer handed over.
  expect(read.some((line) => line.includes("Diterima dari pelanggan") && line.includes("Rp103.000"))).toBe(true);
  expect(read.join("\n")).not.toMatch(/BERHASIL|STRUK/);
  expect(slip.qr).toBeNull();
});

describe("a print's mark", () => {
  const print = { by: "Budi S.", at: sampleFacts.payment.paidAt };

  test("the original carries none", () => {
    expect(markTitle(markOfPrint({ ...print, number: 0 }, "WIB"))).toBeNull();
  });

  test("a copy says which, who printed it and when", () => {
    const mark = markOfPrint({ ...print, number: 2 }, "WITA");
    expect(markTitle(mark)).toBe("SALINAN KE-2");
    expect(markDetails(mark)).toEqual(["Dicetak oleh Budi S.", "22 Nov 2026 17.36.51 WITA"]);
    const reasonOf = (replaces: number) => markDetails(markOfPrint({ ...print, number: 2, replaces }, "WIB")).at(-1);
    expect(reasonOf(0)).toBe("Pengganti struk asli yang gagal tercetak");
    expect(reasonOf(1)).toBe("Pengganti salinan ke-1 yang gagal tercetak");
  });

  test("what no recorded print stands behind is a preview", () => {
    expect(markTitle({ kind: "preview" })).toBe("PRATINJAU");
  });
});
