import type { Product } from "../product.ts";

export const television: Product = {
  id: "television",
  codes: ["TV*"],
  listedUnder: "tv",
  byList: true,
  group: "tv",
  company: true,
  number: { key: "noPelanggan", length: [5, 20] },
  sandbox: { number: "127246500101", code: "TVTLKMV" },
  title: "televisionTitle",
  lines: ["number", "name", { key: "product_category" }, "period", { key: "jumlah_tagihan", paths: ["bill_quantity"] }],
  period: "text",
  amounts: [{ key: "ppn", beside: true }],
  bills: {
    path: "tagihan.detail",
    period: "periode",
    facts: [{ key: "no_ref" }],
    amounts: [{ key: "nilai_tagihan" }],
  },
  repeat: "amount",
};
