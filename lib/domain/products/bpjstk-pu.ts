import { z } from "zod";
import { type Rupiah, readRupiah } from "../rupiah.ts";
import type { Product } from "./product.ts";

/**
 * BPJS Ketenagakerjaan, Penerima Upah (IAK product `BPJSTKPU`). Source: IAK's postpaid documentation; its table's labels
 * "NIK" and "Pension Plan Fee" are wrong for this product, hence the names here.
 */
const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim().slice(0, 40));
const amount = z.unknown().transform((value, context): Rupiah => {
  const read = readRupiah(value);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "not a whole rupiah amount" });
  return z.NEVER;
});

const details = z.object({
  kode_iuran: text.optional(),
  npp: text.optional(),
  kode_divisi: text.optional(),
  kode_program: text.optional(),
  jht: amount,
  jkk: amount,
  jkm: amount,
  jpk: amount,
  jpn: amount,
});

const numbers = z.object({ kode_iuran: text.optional(), npp: text.optional() });

// The letters are the API's keys; the programme's own letters stand in brackets because older customers read JPK as health care.
const PROGRAMMES = [
  ["jht", "JHT", "Jaminan Hari Tua", "Hari Tua"],
  ["jkk", "JKK", "Jaminan Kecelakaan Kerja", "Kecelakaan Kerja"],
  ["jkm", "JKM", "Jaminan Kematian", "Kematian"],
  ["jpk", "JPK", "Jaminan Kehilangan Pekerjaan (JKP)", "Kehilangan Kerja"],
  ["jpn", "JPN", "Jaminan Pensiun (JP)", "Pensiun"],
] as const;

const FACTS = [
  ["npp", "NPP"],
  ["kode_divisi", "Kode divisi"],
  ["kode_program", "Kode program"],
] as const;

export const bpjstkPu: Product = {
  code: "BPJSTKPU",
  priceListType: "bpjs",
  name: "BPJS Ketenagakerjaan, Penerima Upah",
  receiptTitle: "BPJS KETENAGAKERJAAN (PU)",

  readDetails(desc) {
    const read = details.safeParse(desc);
    return read.success ? read.data : null;
  },

  amountLines(stored) {
    const read = details.parse(stored);
    return PROGRAMMES.map(([key, code, name, short]) => ({ code, name, short, amount: read[key] }));
  },

  facts(stored) {
    const read = details.parse(stored);
    return FACTS.flatMap(([key, label]) => (read[key] ? [{ key, label, value: read[key] }] : []));
  },

  searchNumbers(stored) {
    const { kode_iuran, npp } = numbers.safeParse(stored).data ?? {};
    return [kode_iuran, npp].filter((number) => number !== undefined);
  },
};
