import type { Product } from "./product.ts";

/** Telkom's keys, which IAK also uses for mobile operators; there they are mostly empty. */
const bills: Product["bills"] = {
  path: "tagihan.detail",
  period: "periode",
  facts: [],
  amounts: [{ key: "nilai_tagihan" }, { key: "admin", beside: true }, { key: "total", beside: true }],
};
const area = [{ key: "kode_area" }, { key: "divre" }, { key: "datel" }, { key: "jumlah_tagihan" }] as const;

export const telkom: Product = {
  id: "telkom",
  codes: ["TELKOM*", "SPEEDY*"],
  listedUnder: "internet",
  group: "telecom",
  number: { key: "noTelkom", length: [6, 16] },
  sandbox: { number: "6391601201", code: "TELKOMPSTN" },
  title: "telkomTitle",
  lines: ["number", "name", ...area, "period"],
  // First and last month; each is shown with its bill.
  period: "span",
  bills,
  repeat: "period",
};

export const internet: Product = {
  id: "internet",
  codes: ["CBN*"],
  listedUnder: "internet",
  byList: true,
  group: "telecom",
  number: { key: "noPelanggan", length: [4, 20] },
  sandbox: { number: "01927101", code: "CBN" },
  title: "internetTitle",
  lines: ["number", "name", { key: "product_desc" }, "period"],
  period: "months",
  repeat: "period",
};

export const mobile: Product = {
  id: "mobile",
  codes: ["HP*"],
  listedUnder: "hp",
  byList: true,
  group: "telecom",
  company: true,
  number: { key: "noHp", length: [9, 15], begins: [/^\+?62/, "0"] },
  sandbox: { number: "08991234501", code: "HPTHREE" },
  title: "mobileTitle",
  lines: ["number", "name", ...area],
  period: "none",
  bills,
  repeat: "amount",
};
