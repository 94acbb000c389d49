import type { Fields } from "./wire.ts";

/** What a bill is made from: the number's own random draws, the months owed (oldest first), and the extra fields of the request. */
export type Ask = {
  hp: string;
  draw: (index: number) => number;
  months: string[];
  owed: number;
  asked: Record<string, string>;
};
export type Made = { period: string; nominal: number; desc: Fields; admins?: number; paidDesc?: Fields };

const thousands = (least: number, most: number, drawn: number) =>
  Math.round((least + drawn * (most - least)) / 500) * 500;
const sumOf = (rows: { nominal: number }[]) => rows.reduce((sum, { nominal }) => sum + nominal, 0);

export function pln({ draw, months, owed }: Ask): Made {
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

export function pdam(name: string, unified: boolean) {
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

export function telkom({ draw, months }: Ask): Made {
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

/** One amount with facts beside it. */
export const plain =
  (least: number, most: number, period: (month: string) => string, desc: (nominal: number, ask: Ask) => Fields) =>
  (ask: Ask): Made => {
    const nominal = thousands(least, most, ask.draw(10));
    return { period: period(ask.months[0] ?? ""), nominal, desc: desc(nominal, ask) };
  };

export const none = () => "";
const emptyDetail = { detail: [{ periode: "", nilai_tagihan: "", admin: "", total: "" }] };
export const mobile = plain(25_000, 400_000, none, () => ({
  ...{ kode_area: "", divre: "", datel: "", jumlah_tagihan: 1, tagihan: emptyDetail },
}));
export const finance = plain(
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

export function pbb({ draw, hp, asked }: Ask): Made {
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

export function esamsat({ draw, hp, asked }: Ask): Made {
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

export const television = plain(
  60_000,
  400_000,
  (month) => month,
  (nominal, { months }) => ({
    ...{ bill_quantity: "1", product_category: "", ppn: 0 },
    tagihan: { detail: [{ periode: months[0] ?? "", nilai_tagihan: String(nominal), no_ref: "205A" }] },
  }),
);
export const insured = plain(150_000, 1_500_000, none, () => ({
  ...{ insured: "BUDI", policy_status: "INFORCE", due_date: "30 Nov 2026", footer: ["AIA CUSTOMER CARE 1500980"] },
}));

export const kesehatan = byMonth(() => ({
  kode_cabang: "0901",
  nama_cabang: "JAKARTA PUSAT",
  sisa_pembayaran: "0",
  jumlah_peserta: "2",
}));
export const bpu = byMonth(
  (count, each) => ({
    ...{ kode_iuran: "", kode_program: "JKK,JKM", jht: 0, jkk: count * (each - 6_800), jkm: count * 6_800 },
    ...{ kantor_cabang: "KABUPATEN TANGERANG", tgl_efektif: "05-11-2026", tgl_expired: "09-10-2027" },
  }),
  (hp) => ({ kode_iuran: `92${hp.slice(-10)}` }),
);
