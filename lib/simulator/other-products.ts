import { type Behaviour, type Bill, drawsOf } from "./bills.ts";
import { lastMonth, shift } from "./period.ts";
import type { Fields } from "./wire.ts";

/** What a bill is made from: the number's own draws, the months that are owed, oldest first, and what else was asked. */
type Ask = {
  hp: string;
  draw: (index: number) => number;
  months: string[];
  owed: number;
  asked: Record<string, string>;
};
type Made = { period: string; nominal: number; desc: Fields; admins?: number; paidDesc?: Fields };

/** One of IAK's products: a row of the price list, its sandbox numbers, and how its bills look. */
type Row = {
  code: string;
  name: string;
  type: string;
  province?: string;
  admin: number;
  commission: number;
  number: RegExp;
  /** The newer sandbox's numbers less their last four digits; and the older one's first, whose last digit names the case. */
  stem?: string;
  older?: string;
  /** How many bills the numbers with several have: the older one's second, and the newer one's `999`. */
  several?: number;
  /** The most bills that one payment takes. */
  most?: number;
  /** Without these an inquiry is not understood. */
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
const thousands = (least: number, most: number, drawn: number) =>
  Math.round((least + drawn * (most - least)) / 500) * 500;
const sumOf = (rows: { nominal: number }[]) => rows.reduce((sum, { nominal }) => sum + nominal, 0);

function pln({ draw, months, owed }: Ask): Made {
  const bills = months.map((periode, index) => {
    const nominal = thousands(60_000, 900_000, draw(10 + index));
    const meter = 80_000 + index * 150;
    const read = { meter_awal: String(meter).padStart(8, "0"), meter_akhir: String(meter + 150).padStart(8, "0") };
    const row = { periode, nilai_tagihan: String(nominal), admin: "2500", denda: "0", total: nominal + 2_500 };
    return { nominal, row, paid: { ...read, ...row } };
  });
  const head = { tarif: "R1", daya: 1_300, lembar_tagihan: String(owed) };
  return {
    period: months.join(","),
    nominal: sumOf(bills),
    admins: bills.length,
    desc: { ...head, tagihan: { detail: bills.map(({ row }) => row) } },
    paidDesc: { ...head, lembar_tagihan_sisa: owed - bills.length, tagihan: { detail: bills.map(({ paid }) => paid) } },
  };
}

function pdam(name: string, unified: boolean) {
  return ({ draw, months }: Ask): Made => {
    const bills = months.map((period, index) => {
      const amounts = { penalty: index === 0 && months.length > 1 ? 7_500 : 0, misc_amount: 750 };
      const bill_amount = thousands(25_000, 180_000, draw(10 + index));
      const row = {
        period,
        first_meter: 4_589 + index * 24,
        last_meter: 4_613 + index * 24,
        ...amounts,
        bill_amount,
        stand: "",
      };
      return { nominal: bill_amount + amounts.penalty + amounts.misc_amount, row };
    });
    const [first, last] = [bills[0], bills.at(-1)];
    const of = (key: "penalty" | "misc_amount" | "bill_amount") => bills.reduce((sum, { row }) => sum + row[key], 0);
    const whole = {
      ...{ period: months.join(","), first_meter: first?.row.first_meter ?? 0, last_meter: last?.row.last_meter ?? 0 },
      ...{ penalty: of("penalty"), bill_amount: of("bill_amount"), misc_amount: of("misc_amount") },
    };
    const address = "WONOKROMO S.S BARU 2 8";
    return {
      period: months.join(","),
      nominal: sumOf(bills),
      desc: {
        ...{
          bill_quantity: months.length,
          address,
          biller_admin: "",
          pdam_name: name,
          stamp_duty: "",
          kode_tarif: "3A",
        },
        ...{ due_date: "", bill: { detail: unified ? [whole] : bills.map(({ row }) => row) } },
      },
    };
  };
}

function telkom({ draw, months }: Ask): Made {
  const names = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"];
  const bills = months.map((month, index) => {
    const nominal = thousands(45_000, 450_000, draw(10 + index));
    const periode = `${names[Number(month.slice(4)) - 1]} ${month.slice(0, 4)}`;
    return { nominal, row: { periode, nilai_tagihan: String(nominal), admin: "2500", total: nominal + 2_500 } };
  });
  return {
    period: [...new Set([months[0] ?? "", months.at(-1) ?? ""])].join(","),
    nominal: sumOf(bills),
    admins: bills.length,
    desc: {
      ...{ kode_area: "0751", divre: "01", datel: "0006", jumlah_tagihan: months.length },
      tagihan: { detail: bills.map(({ row }) => row) },
    },
  };
}

/** A number of months at a price each. */
const byMonth =
  (desc: (count: number, each: number) => Made["desc"], paid: (hp: string) => Fields = () => ({})) =>
  ({ draw, hp, asked }: Ask): Made => {
    const count = Number(asked.month ?? 1);
    const each = 16_800 + 25_200 * Math.floor(draw(10) * 3);
    const said = desc(count, each);
    return {
      period: String(count).padStart(2, "0"),
      nominal: count * each,
      desc: said,
      paidDesc: { ...said, ...paid(hp) },
    };
  };

/** One amount, and nothing but facts beside it. */
const plain =
  (least: number, most: number, period: (month: string) => string, desc: (nominal: number, ask: Ask) => Fields) =>
  (ask: Ask): Made => {
    const nominal = thousands(least, most, ask.draw(10));
    return { period: period(ask.months[0] ?? ""), nominal, desc: desc(nominal, ask) };
  };

const none = () => "";
const emptyDetail = { detail: [{ periode: "", nilai_tagihan: "", admin: "", total: "" }] };
const mobile = plain(25_000, 400_000, none, () => ({
  ...{ kode_area: "", divre: "", datel: "", jumlah_tagihan: 1, tagihan: emptyDetail },
}));
const finance = plain(
  350_000,
  2_500_000,
  () => "005",
  (nominal) => ({
    ...{
      misc_fee: 0,
      item_name: "HONDA VARIO TECHNO 125",
      no_rangka: "MH1JFB111CK196426",
      no_pol: "B6213UWX",
      tenor: "030",
    },
    ...{
      installment: nominal - 3_500,
      penalty_bill: 3_500,
      max_payment: 0,
      last_paid_due_date: "14 Dec 26",
      id_ref: "514367",
    },
  }),
);

function pbb({ draw, hp, asked }: Ask): Made {
  const total_tagihan = thousands(40_000, 900_000, draw(10));
  return {
    period: "202609",
    nominal: total_tagihan,
    desc: {
      ...{
        nop: hp,
        tahun_pajak: asked.year ?? "",
        lokasi: "KO. GRIYA ASRI CIPAGERAN",
        kelurahan: "CIPAGERAN",
        kecamatan: "CIMAHI UTARA",
      },
      ...{ kab_kota: "PEMKOT CIMAHI", luas_tanah: "113 M2", luas_gedung: "47 M2", jatuh_tempo: "31/10/2026" },
      ...{ total_tagihan, denda: 0, admin: 5_000, total_bayar: total_tagihan + 5_000 },
    },
  };
}

function esamsat({ draw, hp, asked }: Ask): Made {
  const pkb = thousands(250_000, 4_000_000, draw(10));
  const desc = {
    ...{
      nomor_identitas: asked.nomor_identitas ?? "",
      nomor_rangka: "MHKV5EA2JFJ001044",
      nomor_mesin: "1NRF012268",
      alamat: "GRIYA BULELENG 2",
    },
    ...{
      nomor_polisi: "D 1243 AL",
      milik_kenama: "001",
      merek_kb: "DAIHATSU",
      model_kb: "XENIA 1.3 R M/T",
      tahun_buatan: "2018",
    },
    ...{ tgl_akhir_pajak_baru: "20271022", biaya_pokok: { BBN: "0", PKB: String(pkb), SWD: "143000" } },
    ...{ biaya_denda: { BBN: "0", PKB: "0", SWD: "0" }, biaya_admin: { stnk: "0", tnkb: "0" } },
    ...{ biaya_parkir_pokok: "0", biaya_pajak_progresif: "0", ntpd: "" },
  };
  return {
    period: "20261022-20271022",
    nominal: pkb + 143_000,
    desc,
    paidDesc: { ...desc, ntpd: `Q8T3L${hp.slice(-6)}` },
  };
}

const television = plain(
  60_000,
  400_000,
  (month) => month,
  (nominal, { months }) => ({
    ...{ bill_quantity: "1", product_category: "", ppn: 0 },
    tagihan: { detail: [{ periode: months[0] ?? "", nilai_tagihan: String(nominal), no_ref: "205A" }] },
  }),
);
const insured = plain(150_000, 1_500_000, none, () => ({
  ...{ insured: "BUDI", policy_status: "INFORCE", due_date: "30 Nov 2026", footer: ["AIA CUSTOMER CARE 1500980"] },
}));

const kesehatan = byMonth(() => ({
  kode_cabang: "0901",
  nama_cabang: "JAKARTA PUSAT",
  sisa_pembayaran: "0",
  jumlah_peserta: "2",
}));
const bpu = byMonth(
  (count, each) => ({
    ...{ kode_iuran: "", kode_program: "JKK,JKM", jht: 0, jkk: count * (each - 6_800), jkm: count * 6_800 },
    ...{ kantor_cabang: "KABUPATEN TANGERANG", tgl_efektif: "05-11-2026", tgl_expired: "09-10-2027" },
  }),
  (hp) => ({ kode_iuran: `92${hp.slice(-10)}` }),
);

const water = (code: string, name: string, province: string, unified = false, more: Partial<Row> = {}): Row => ({
  ...{ code, name, type: "pdam", province, admin: 2_000, commission: 700, number: /^\d{6,12}$/, several: 4 },
  make: pdam(name, unified),
  ...more,
});

/** Everything that this IAK sells beside BPJSTKPU. */
export const OTHER_PRODUCTS: readonly Row[] = [
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

/** The older sandbox's cases, by the last digit; its first two succeed. */
const OLDER: Record<string, Behaviour> = {
  3: { inquiryCode: "103" },
  4: { inquiryCode: "01" },
  5: { inquiryCode: "14" },
  6: { payCode: "37" },
  7: { payCode: "39" },
  8: { payCode: "105" },
};
/** The newer one's, by the last four. */
const NEWER: Record<string, Behaviour> = {
  "0001": { inquiryCode: "01" },
  "0014": { inquiryCode: "14" },
  "0103": { inquiryCode: "103" },
  "1037": { payCode: "37" },
  "1039": { payCode: "39" },
  "1105": { payCode: "105" },
};

/** Where the two generations collide the older one counts, as for BPJSTKPU. */
export function otherBehaviour({ older, stem }: Row, hp: string): Behaviour {
  if (older && hp.length === older.length && hp.slice(0, -1) === older.slice(0, -1)) return OLDER[hp.slice(-1)] ?? {};
  return stem && hp.startsWith(stem) ? (NEWER[hp.slice(stem.length)] ?? {}) : {};
}

/** The `nth` bill of a number, from 1: whoever pays what they owe is billed the next month. */
export function otherBill(row: Row, hp: string, asked: Record<string, string>, nth: number, now: number): Bill {
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

function countOf({ older, stem, several }: Row, hp: string, draw: (index: number) => number): number {
  if (!several) return 1;
  if (older && hp === `${older.slice(0, -1)}2`) return several;
  if (stem && hp.startsWith(stem)) return hp.endsWith("999") ? several : 1;
  return 1 + Math.floor(draw(2) * 3);
}
