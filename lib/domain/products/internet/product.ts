import type { Product } from "../product.ts";

/** Other companies than Telkom: a bill of one amount. */
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
  repeat: "amount",
};
