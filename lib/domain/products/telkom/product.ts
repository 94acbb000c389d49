import type { Product } from "../product.ts";

/** Telkom's keys, which IAK also uses for mobile operators; there they are mostly empty. */
export const bills: Product["bills"] = {
  path: "tagihan.detail",
  period: "periode",
  facts: [],
  amounts: [{ key: "nilai_tagihan" }, { key: "admin", beside: true }, { key: "total", beside: true }],
};
export const area = [{ key: "kode_area" }, { key: "divre" }, { key: "datel" }, { key: "jumlah_tagihan" }] as const;

export const telkom: Product = {
  id: "telkom",
  codes: ["TELKOM*"],
  listedUnder: "internet",
  group: "telecom",
  number: { key: "noTelkom", length: [6, 16], begins: [/^\+620?/, "0"] },
  sandbox: { number: "6391601201", code: "TELKOMPSTN" },
  title: "telkomTitle",
  lines: ["number", "name", ...area, "period"],
  // First and last month; each is shown with its bill.
  period: "span",
  bills,
  repeat: "period",
};
