import type { Product } from "../product.ts";

export const insurance: Product = {
  id: "insurance",
  codes: ["AIA.*", "TASPEN.*"],
  listedUnder: "asuransi",
  byList: true,
  group: "insurance",
  company: true,
  number: { key: "noPolis", length: [4, 25] },
  sandbox: { number: "0123456701", code: "AIA.PREMICONVEN" },
  title: "insuranceTitle",
  lines: ["number", "name", { key: "insured" }, { key: "policy_status" }, { key: "due_date" }],
  period: "none",
  repeat: "amount",
  notesPath: "footer",
};
