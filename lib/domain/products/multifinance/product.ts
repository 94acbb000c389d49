import type { Product } from "../product.ts";

export const multifinance: Product = {
  id: "multifinance",
  codes: ["FN*"],
  listedUnder: "finance",
  byList: true,
  group: "credit",
  company: true,
  number: { key: "noKontrak", length: [4, 25] },
  sandbox: { number: "6391601201", code: "FNMEGA" },
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
