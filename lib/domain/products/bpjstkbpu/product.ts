import type { Product } from "../product.ts";

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
