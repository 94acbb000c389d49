import { type Bill, drawsOf } from "./bills.ts";
import {
  type Ask,
  bpu,
  esamsat,
  finance,
  insured,
  kesehatan,
  type Made,
  mobile,
  none,
  pbb,
  pdam,
  plain,
  pln,
  television,
  telkom,
} from "./other-bills.ts";
import { lastMonth, shift } from "./period.ts";

/** One of IAK's products: a row of the price list, its sandbox numbers, and the form of its bills. */
export type OtherProduct = {
  code: string;
  name: string;
  /** The price list's type. */
  type: string;
  province?: string;
  admin: number;
  commission: number;
  /** The form of this product's customer numbers; anything else is code 14. */
  number: RegExp;
  /**
   * `stem`: the newer sandbox's numbers without their last four digits. `older`: the older sandbox's first number; its last digit selects
   * the case.
   */
  stem?: string;
  older?: string;
  /** The number of bills for numbers with several: the older sandbox's second, and the newer one's `999`. */
  several?: number;
  /** The most bills that one payment takes. */
  most?: number;
  /** An inquiry without these fields is not understood. */
  needs?: readonly string[];
  make: (ask: Ask) => Made;
};

const NAMES = [
  "DADANG SOEKARDI",
  "SITI RAHAYU",
  "INTAN NUR AZIZA",
  "JAYUSMAN",
  "NGATIMUN",
  "VERGIE",
  "BAITUS MONGJENG",
];
const water = (
  code: string,
  name: string,
  province: string,
  unified = false,
  more: Partial<OtherProduct> = {},
): OtherProduct => ({
  ...{ code, name, type: "pdam", province, admin: 2_000, commission: 700, number: /^\d{6,12}$/, several: 4 },
  make: pdam(name, unified),
  ...more,
});

/** Everything this IAK sells besides BPJSTKPU. */
export const OTHER_PRODUCTS: readonly OtherProduct[] = [
  {
    code: "BPJS",
    name: "BPJS Kesehatan",
    type: "bpjs",
    admin: 2_500,
    commission: 1_150,
    number: /^\d{11,16}$/,
    stem: "880123456",
    older: "8801234560001",
    make: kesehatan,
  },
  {
    code: "BPJSTK",
    name: "BPJS Ketenagakerjaan BPU",
    type: "bpjs",
    admin: 3_500,
    commission: 2_500,
    number: /^\d{16}$/,
    stem: "810205101127",
    older: "8102051011270001",
    make: bpu,
  },
  {
    code: "PLNPOSTPAID",
    name: "PLN Pascabayar",
    type: "pln",
    admin: 2_500,
    commission: 600,
    number: /^\d{12}$/,
    stem: "53000000",
    older: "530000000001",
    several: 8,
    most: 4,
    make: pln,
  },
  {
    code: "PLNNONTAG",
    name: "PLN Non-Taglis",
    type: "pln",
    admin: 1_600,
    commission: 1_800,
    number: /^\d{13}$/,
    stem: "322503000",
    older: "3225030005901",
    make: plain(200_000, 1_500_000, none, () => ({
      transaksi: "PENYAMBUNGAN BARU",
      no_registrasi: "5392112011703",
      tanggal_registrasi: "20260524",
    })),
  },
  water("PDAMKOTA.SURABAYA", "PDAM SURABAYA", "Jawa Timur", false, { stem: "1020", older: "10202001" }),
  water("PDAMKOTA.MEDAN", "PDAM KOTA MEDAN", "Sumatera Utara", false, { stem: "1020", older: "10202001" }),
  water("PDAMKOTA.YOGYAKARTA", "PDAM KOTA YOGYAKARTA", "DI Yogyakarta", true),
  water("PDAMKAB.SLEMAN", "PDAM KAB. SLEMAN", "DI Yogyakarta", true),
  water("AETRA", "PT AETRA AIR JAKARTA", "DKI Jakarta", false, { stem: "1020" }),
  {
    code: "TELKOMPSTN",
    name: "Telkom PSTN / IndiHome",
    type: "internet",
    admin: 2_500,
    commission: 1_200,
    number: /^\d{6,13}$/,
    stem: "639160",
    older: "6391601201",
    several: 3,
    make: telkom,
  },
  {
    code: "CBN",
    name: "CBN",
    type: "internet",
    admin: 0,
    commission: 1_000,
    number: /^\d{8}$/,
    stem: "0192",
    older: "01927101",
    make: plain(
      30_000,
      500_000,
      (month) => month,
      () => ({ product_desc: "CBN Anywhere Basic" }),
    ),
  },
  {
    code: "HPTHREE",
    name: "Three Postpaid",
    type: "hp",
    admin: 0,
    commission: 1_000,
    number: /^\d{10,13}$/,
    stem: "0899123",
    older: "08991234501",
    make: mobile,
  },
  {
    code: "HPTSEL",
    name: "Telkomsel Halo",
    type: "hp",
    admin: 2_500,
    commission: 1_000,
    number: /^\d{10,13}$/,
    make: mobile,
  },
  {
    code: "PGAS",
    name: "Perusahaan Gas Negara",
    type: "gas",
    admin: 2_500,
    commission: 600,
    number: /^\d{8,12}$/,
    stem: "011001",
    older: "0110014601",
    make: plain(
      60_000,
      800_000,
      (month) => month.slice(4) + month.slice(2, 4),
      () => ({ address: "-", first_meter: "006538", last_meter: "006573", usage: 35 }),
    ),
  },
  {
    code: "FNMEGA",
    name: "Mega Finance",
    type: "finance",
    admin: 0,
    commission: 500,
    number: /^\d{8,16}$/,
    stem: "639160",
    older: "6391601201",
    make: finance,
  },
  {
    code: "FNBAF",
    name: "Bussan Auto Finance",
    type: "finance",
    admin: 5_000,
    commission: 1_500,
    number: /^\d{8,16}$/,
    make: finance,
  },
  {
    code: "TVTLKMV",
    name: "Telkomvision",
    type: "tv",
    admin: 1_950,
    commission: 1_000,
    number: /^\d{12}$/,
    stem: "12724650",
    older: "127246500101",
    make: television,
  },
  {
    code: "TVBIG",
    name: "Big TV",
    type: "tv",
    admin: 0,
    commission: 1_100,
    number: /^\d{10}$/,
    stem: "107216",
    older: "1072161401",
    make: plain(60_000, 400_000, none, () => ({
      bill_quantity: "1",
      product_category: "",
      ppn: 0,
      tagihan: { detail: [] },
    })),
  },
  {
    code: "PBBKOT.CIMAHI",
    name: "PBB Kota Cimahi",
    type: "pbb",
    admin: 5_000,
    commission: 0,
    number: /^\d{18}$/,
    stem: "32980109237599",
    older: "329801092375999901",
    needs: ["year"],
    make: pbb,
  },
  {
    code: "PBBKAB.BANDUNG",
    name: "PBB Kab. Bandung",
    type: "pbb",
    admin: 5_000,
    commission: 0,
    number: /^\d{18}$/,
    needs: ["year"],
    make: pbb,
  },
  {
    code: "ESAMSAT.JABAR",
    name: "E-Samsat Jawa Barat",
    type: "pajak-kendaraan",
    admin: 5_000,
    commission: 2_500,
    number: /^\d{16}$/,
    stem: "965854852356",
    older: "9658548523568701",
    needs: ["nomor_identitas"],
    make: esamsat,
  },
  {
    code: "AIA.PREMICONVEN",
    name: "AIA Premi Konvensional",
    type: "asuransi",
    admin: 3_000,
    commission: 500,
    number: /^\d{8,12}$/,
    // Not in IAK's documentation: its cases are ours.
    older: "0123456701",
    make: insured,
  },
  {
    code: "TASPEN.ASURANSI",
    name: "Taspen Life",
    type: "asuransi",
    admin: 3_000,
    commission: 500,
    number: /^\d{8,12}$/,
    make: insured,
  },
];

/** The `nth` bill of a number, from 1: someone who pays what they owe is billed the next month. */
export function otherBill(
  row: OtherProduct,
  hp: string,
  asked: Record<string, string>,
  nth: number,
  now: number,
): Bill {
  const draw = drawsOf(`${row.code} ${hp}`);
  const all = countOf(row, hp, draw);
  const most = row.most ?? all;
  const paid = Math.min(all, (nth - 1) * most);
  const owed = all - paid;
  const ahead = owed > 0 ? 0 : nth - Math.ceil(all / most);
  const last = shift(lastMonth(now), ahead);
  const months = Array.from({ length: Math.max(1, owed) }, (_, index) => shift(last, index + 1 - Math.max(1, owed)));
  const made = row.make({ hp, draw, months: months.slice(0, most), owed: Math.max(1, owed), asked });
  const admin = row.admin * (made.admins ?? 1);
  const price = made.nominal + admin;
  return {
    name: NAMES[Math.floor(draw(1) * NAMES.length)] ?? "",
    period: made.period,
    key: `${nth}`,
    nominal: made.nominal,
    admin,
    price,
    sellingPrice: price - row.commission,
    desc: made.desc,
    ...(made.paidDesc && { paidDesc: made.paidDesc }),
  };
}

function countOf({ older, stem, several }: OtherProduct, hp: string, draw: (index: number) => number): number {
  if (!several) return 1;
  if (older && hp === `${older.slice(0, -1)}2`) return several;
  if (stem && hp.startsWith(stem)) return hp.endsWith("999") ? several : 1;
  return 1 + Math.floor(draw(2) * 3);
}
