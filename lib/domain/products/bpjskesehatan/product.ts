import type { Product } from "../product.ts";

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
