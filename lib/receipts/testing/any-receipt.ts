import fc from "fast-check";
import type { ReceiptFacts } from "#lib/domain/receipt.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { SAMPLE_DETAILS } from "#lib/domain/testing/samples.ts";
import { factsWith } from "./facts.ts";

/** A hyphen where the font has no minus. */
const MINUS: Readonly<Record<Letters, string>> = { screen: "−", font: "-", printer: "-" };

/** Whose characters a paper uses: the browser's, the PDF font's, or those that every printer has. */
export type Letters = "screen" | "font" | "printer";
type Said = { readonly written: string } & Readonly<Record<Letters, string>>;

const everywhere = (written: string): Said => ({ written, screen: written, font: written, printer: written });
const words: fc.Arbitrary<Said> = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9.,()/&'-]{1,14}$/).map(everywhere),
  fc.stringMatching(/^[A-Z]{48}$/).map(everywhere),
  fc.constantFrom<Said>(
    everywhere("<script>alert(1)</script>"),
    everywhere("office"),
    { written: "株式会社", screen: "株式会社", font: "????", printer: "????" },
    { written: "Café", screen: "Café", font: "Café", printer: "Cafe" },
    { written: "👍🏽", screen: "👍🏽", font: "?", printer: "?" },
    { written: "ﷺ", screen: "ﷺ", font: "?", printer: "?" },
    { written: "\u202egpj", screen: "gpj", font: "gpj", printer: "gpj" },
    { written: "Đ'ANGELO", screen: "Đ'ANGELO", font: "Đ'ANGELO", printer: "D'ANGELO" },
    { written: "“Ærø”", screen: "“Ærø”", font: "“Ærø”", printer: '"AEro"' },
  ),
);
const name: fc.Arbitrary<Said> = fc.array(words, { maxLength: 4 }).map((each) => {
  const joined = (how: keyof Said) => each.map((word) => word[how]).join(" ");
  return { written: joined("written"), screen: joined("screen"), font: joined("font"), printer: joined("printer") };
});
const rupiah = fc.nat({ max: 9_999_999_999 }).map((amount) => amount as Rupiah);
const written = (amount: number) => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;

const PERIODS = [
  ["202104", "April 2021"],
  ["201405,201407", "Mei 2014, Juli 2014"],
  [
    "202101,202102,202103,202108,202110,202112",
    "Januari 2021, Februari 2021, Maret 2021, Agustus 2021, Oktober 2021, Desember 2021",
  ],
  ["", "-"],
] as const;
/** What the customer pays, in figures and words. */
const TOTALS = [
  [0, "nol rupiah"],
  [102_500, "seratus dua ribu lima ratus rupiah"],
  [472_996, "empat ratus tujuh puluh dua ribu sembilan ratus sembilan puluh enam rupiah"],
  [1_011_000, "satu juta sebelas ribu rupiah"],
  [
    9_999_999_999,
    "sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan rupiah",
  ],
] as const;
const METHODS = {
  cash: "Tunai",
  qris: "QRIS",
  transfer: "Transfer",
  debit: "Debit",
  unknown: "Tidak diketahui",
} as const;

/** A receipt's facts, and the lines that a paper must show; computed here, independently of the code under test. */
export type AnyReceipt = { readonly facts: ReceiptFacts; readonly says: (letters: Letters) => readonly string[] };

/**
 * Realistic receipts: long names, words of 48 letters, no reference number, several periods, programmes that do not add up to the nominal,
 * with or without a programme's code, paid in cash (rounded or not, with or without change) or by another method.
 */
export const anyReceipt: fc.Arbitrary<AnyReceipt> = fc
  .record({
    company: name,
    cashier: name,
    footer: name,
    noref: fc.option(fc.stringMatching(/^[a-z0-9]{4,40}$/), { nil: null }),
    period: fc.constantFrom(...PERIODS),
    nominal: rupiah,
    admin: rupiah,
    total: fc.constantFrom(...TOTALS),
    rounded: fc.constantFrom(0, 0, 311, -189),
    fee: fc.constantFrom(0, 2_500),
    programmes: fc.record({ jht: rupiah, jkk: rupiah, jkm: rupiah, jpk: rupiah, jpn: rupiah }),
    kode: fc.option(fc.constantFrom("1", "JHT,JKK"), { nil: undefined }),
    method: fc.constantFrom("cash", "cash", "qris", "transfer", "debit", "unknown"),
    noted: fc.option(fc.stringMatching(/^[A-Z0-9]{3,40}$/), { nil: null }),
    change: fc.option(rupiah, { nil: null }),
    sample: fc.boolean(),
  })
  .map(
    ({ company, cashier, footer, noref, period, nominal, admin, total, programmes, kode, method, sample, ...paid }) => {
      const inCash = method === "cash";
      const rounding = inCash && total[0] > 0 ? paid.rounded : 0;
      const ownFee = total[0] > 0 ? paid.fee : 0;
      const reference = inCash || method === "unknown" ? null : paid.noted;
      const cashReceived = inCash && paid.change !== null ? ((total[0] + paid.change) as Rupiah) : null;
      const facts = factsWith({
        inquiry: {
          ...{
            company: company.written,
            period: period[0],
            nominal,
            admin,
            price: (total[0] - ownFee - rounding) as Rupiah,
          },
          details: { ...SAMPLE_DETAILS, ...programmes, kode_program: kode },
        },
        payment: { noref, cashierName: cashier.written, method, cashReceived, rounding, ownFee, reference },
        outlet: { footer: footer.written },
        sample,
      });
      const says = (letters: Letters) => [
        "LOKET SUMBER REJEKI",
        "STRUK PEMBAYARAN",
        "Status: BERHASIL",
        `No. referensi ${noref ?? "-"}`,
        "No. struk 2026/000123",
        "ID inquiry 219342904",
        "Ref ID 091283746511",
        "Waktu 22 Nov 2026 16.36.51 WIB",
        `Kasir ${cashier[letters] || "-"}`,
        "Kode iuran 210300016001",
        "NPP 15092873",
        `Nama perusahaan ${company[letters] || "-"}`,
        "Kode divisi 000",
        ...(kode === undefined ? [] : [`Kode program ${kode}`]),
        `Periode ${period[1]}`,
        named("JHT", "Jaminan Hari Tua", "Hari Tua", programmes.jht),
        named("JKK", "Jaminan Kecelakaan Kerja", "Kecelakaan Kerja", programmes.jkk),
        named("JKM", "Jaminan Kematian", "Kematian", programmes.jkm),
        named("JPK", "Jaminan Kehilangan Pekerjaan (JKP)", "Kehilangan Kerja", programmes.jpk),
        named("JPN", "Jaminan Pensiun (JP)", "Pensiun", programmes.jpn),
        `Nominal ${written(nominal)}`,
        `Biaya admin ${written(admin)}`,
        ...(ownFee === 0 ? [] : [`Biaya loket ${written(ownFee)}`]),
        ...(rounding === 0 ? [] : [`Pembulatan ${rounding < 0 ? MINUS[letters] : ""}${written(Math.abs(rounding))}`]),
        `TOTAL BAYAR ${written(total[0])}`,
        total[1],
        `Cara bayar ${METHODS[method]}`,
        ...(reference === null ? [] : [`No. referensi bayar ${reference}`]),
        ...(cashReceived === null ? [] : [`Tunai ${written(cashReceived)}`, `Kembali ${written(paid.change ?? 0)}`]),
        footer[letters],
        ...(sample ? ["CONTOH: BUKAN BUKTI PEMBAYARAN"] : []),
        "Pindai untuk memeriksa struk ini",
      ];
      return { facts, says };
    },
  );

/** A programme by its name, or its short name where there is little room. */
function named(code: string, long: string, short: string, amount: number): string {
  return `${code} ${long} ${written(amount)} | ${code} ${short} ${written(amount)}`;
}
