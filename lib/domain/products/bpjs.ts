import type { Product } from "./product.ts";

/**
 * BPJS Ketenagakerjaan, Penerima Upah (IAK product `BPJSTKPU`). IAK's table labels "NIK" and "Pension Plan Fee" are wrong for this product.
 * The programme letters are the API's keys. Older customers take JPK for health insurance, so each name contains the programme's own
 * letters.
 */
export const bpjstkPu: Product = {
  id: "bpjstkpu",
  lead: "bpjstkpuLead",
  codes: ["BPJSTKPU"],
  listedUnder: "bpjs",
  group: "insurance",
  number: { key: "kodeIuran", length: [8, 20], usual: 12, field: "idAtauKodeIuran" },
  sandbox: { number: "210300016001" },
  title: "bpjstkpuTitle",
  nameKey: "namaPerusahaan",
  lines: ["number", { key: "npp" }, "name", { key: "kode_divisi" }, { key: "kode_program" }, "period"],
  period: "months",
  amounts: [
    { key: "jht", code: "JHT", short: "hariTua", required: true },
    { key: "jkk", code: "JKK", short: "kecelakaanKerja", required: true },
    { key: "jkm", code: "JKM", short: "kematian", required: true },
    { key: "jpk", code: "JPK", short: "kehilanganKerja", required: true },
    { key: "jpn", code: "JPN", short: "pensiun", required: true },
  ],
  amountsKeys: ["rincianIuran", "program", "iuran"],
  search: ["kode_iuran", "npp"],
  repeat: "period",
};

export const bpjsKesehatan: Product = {
  id: "bpjskesehatan",
  codes: ["BPJS"],
  listedUnder: "bpjs",
  group: "insurance",
  // Counters see sixteen digits, the sandbox thirteen, cards eleven; IAK's code 14 is the final check.
  number: { key: "noVa", length: [11, 16] },
  ask: [{ name: "month", from: "period" }],
  sandbox: { number: "8801234560001" },
  title: "bpjskesehatanTitle",
  lines: [
    "number",
    "name",
    "period",
    { key: "jumlah_peserta" },
    { key: "cabang", paths: ["kode_cabang", "nama_cabang"], as: "branch" },
    { key: "sisa_pembayaran", as: "money" },
  ],
  period: "count",
  repeat: "day",
};

export const bpjstkBpu: Product = {
  id: "bpjstkbpu",
  codes: ["BPJSTK"],
  listedUnder: "bpjs",
  group: "insurance",
  number: { key: "nik", length: [16, 16] },
  ask: [{ name: "month", from: "period" }],
  sandbox: { number: "8102051011270001" },
  title: "bpjstkbpuTitle",
  lines: [
    "number",
    "name",
    { key: "kode_iuran" },
    { key: "kode_program" },
    "period",
    { key: "kantor_cabang" },
    { key: "tgl_efektif" },
    { key: "tgl_expired" },
  ],
  period: "count",
  amounts: [
    { key: "jht", code: "JHT" },
    { key: "jkk", code: "JKK" },
    { key: "jkm", code: "JKM" },
  ],
  amountsKeys: ["rincianIuran", "program", "iuran"],
  search: ["kode_iuran"],
  repeat: "day",
};
