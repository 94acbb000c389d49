import type { Product } from "../product.ts";

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
  lines: [
    "number",
    { key: "npp", column: true },
    "name",
    { key: "kode_divisi", column: true },
    { key: "kode_program" },
    "period",
  ],
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
