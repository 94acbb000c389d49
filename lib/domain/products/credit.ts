import type { Product } from "./product.ts";

export const multifinance: Product = {
  id: "multifinance",
  codes: ["FN*"],
  listedUnder: "finance",
  byList: true,
  group: "credit",
  company: true,
  number: { key: "noKontrak", length: [4, 25] },
  title: "multifinanceTitle",
  lines: [
    "number",
    "name",
    { key: "item_name" },
    { key: "no_pol" },
    { key: "no_rangka" },
    "period",
    { key: "last_paid_due_date" },
    { key: "max_payment", as: "money" },
    { key: "id_ref" },
  ],
  period: "instalment",
  periodKey: "angsuran",
  amounts: [{ key: "installment" }, { key: "penalty_bill" }, { key: "misc_fee" }],
  search: ["no_pol", "id_ref"],
  repeat: "amount",
};

export const insurance: Product = {
  id: "insurance",
  codes: ["AIA.*", "TASPEN.*"],
  listedUnder: "asuransi",
  byList: true,
  group: "insurance",
  company: true,
  number: { key: "noPolis", length: [4, 25] },
  title: "insuranceTitle",
  lines: ["number", "name", { key: "insured" }, { key: "policy_status" }, { key: "due_date" }],
  period: "none",
  repeat: "amount",
  notesPath: "footer",
};
