import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import type { ReceiptFacts } from "#lib/domain/receipt.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { SAMPLE_DETAILS } from "#lib/domain/testing/samples.ts";
import { RECEIPT_WORDS } from "../receipt-words.ts";

const AT = Date.UTC(2026, 10, 22, 9, 36, 51);
const rp = (amount: number) => amount as Rupiah;

/** A bill with everything that a receipt can show, paid in cash at a shop in Surabaya. */
export const sampleFacts: ReceiptFacts = {
  number: "2026/000123",
  inquiry: {
    trId: "219342904" as TrId,
    refId: "091283746511" as RefId,
    family: "bpjstkpu",
    product: "BPJSTKPU",
    hp: "210300016001" as CustomerNumber,
    company: "PT LIMABELAS",
    period: "202104",
    nominal: rp(100_000),
    admin: rp(2_500),
    price: rp(102_500),
    sellingPrice: rp(100_500),
    details: SAMPLE_DETAILS,
    day: "2026-11-22",
    askedAt: AT - 60_000,
    askedBy: { id: "u1", name: "Rina A." },
    source: "here",
  },
  payment: {
    method: "cash",
    cashReceived: rp(150_000),
    rounding: 0,
    ownFee: 0,
    reference: null,
    noref: "iak62860fafe04c3",
    paidAt: AT,
    cashierName: "Rina A.",
  },
  outlet: {
    name: "LOKET SUMBER REJEKI",
    address: "Jl. Melati No. 12, Surabaya",
    phone: "031-5550123",
    footer: "Terima kasih. Simpan struk ini sebagai bukti pembayaran.",
  },
  zone: "WIB",
  words: RECEIPT_WORDS,
  sample: false,
  verifyUrl: "https://loket.example/verify/9fK2mXq7Lr4TzB8c",
};

/** What the paper shows of it, line by line, typed by hand without looking at the code. */
export const SAMPLE_LINES = [
  "LOKET SUMBER REJEKI",
  "Jl. Melati No. 12, Surabaya",
  "Telp. 031-5550123",
  "STRUK PEMBAYARAN",
  "BPJS KETENAGAKERJAAN (PU)",
  "Status: BERHASIL",
  "No. referensi: iak62860fafe04c3",
  "No. struk: 2026/000123",
  "ID inquiry: 219342904",
  "Ref ID: 091283746511",
  "Waktu: 22 Nov 2026 16.36.51 WIB",
  "Kasir: Rina A.",
  "Kode iuran: 210300016001",
  "NPP: 15092873",
  "Nama perusahaan: PT LIMABELAS",
  "Kode divisi: 000",
  "Kode program: JHT, JKK, JKM, JKP, JP",
  "Periode: April 2021",
  "JHT Jaminan Hari Tua: Rp61.688",
  "JKK Jaminan Kecelakaan Kerja: Rp1.082 | JKK Kecelakaan Kerja: Rp1.082",
  "JKM Jaminan Kematian: Rp2.166",
  "JPK Jaminan Kehilangan Pekerjaan (JKP): Rp2.597 | JPK Kehilangan Kerja: Rp2.597",
  "JPN Jaminan Pensiun (JP): Rp32.467 | JPN Pensiun: Rp32.467",
  "Nominal: Rp100.000",
  "Biaya admin: Rp2.500",
  "TOTAL BAYAR: Rp102.500",
  "Terbilang: seratus dua ribu lima ratus rupiah",
  "Cara bayar: Tunai",
  "Tunai: Rp150.000",
  "Kembali: Rp47.500",
  "Terima kasih. Simpan struk ini sebagai bukti pembayaran.",
] as const;

/** The same receipt with some of its facts changed. */
export function factsWith(changes: {
  inquiry?: Partial<ReceiptFacts["inquiry"]>;
  payment?: Partial<ReceiptFacts["payment"]>;
  outlet?: Partial<ReceiptFacts["outlet"]>;
  zone?: ReceiptFacts["zone"];
  sample?: boolean;
}): ReceiptFacts {
  return {
    ...sampleFacts,
    ...changes,
    inquiry: { ...sampleFacts.inquiry, ...changes.inquiry },
    payment: { ...sampleFacts.payment, ...changes.payment },
    outlet: { ...sampleFacts.outlet, ...changes.outlet },
  };
}
