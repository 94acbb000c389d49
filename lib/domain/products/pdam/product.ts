import type { Product } from "../product.ts";

/** One detail a month or, for many companies, one for all months, so they are not counted. */
export const pdam: Product = {
  id: "pdam",
  codes: ["PDAM*", "AETRA*"],
  listedUnder: "pdam",
  byList: true,
  group: "water",
  company: true,
  number: { key: "noPelanggan", length: [3, 20] },
  sandbox: { number: "10202001", code: "PDAMKOTA.SURABAYA" },
  title: "pdamTitle",
  lines: [
    { key: "pdam_name" },
    "number",
    "name",
    { key: "address" },
    { key: "kode_tarif" },
    { key: "due_date" },
    { key: "biller_admin", as: "money" },
    { key: "stamp_duty", as: "money" },
    "period",
    { key: "jumlah_tagihan", paths: ["bill_quantity"] },
  ],
  period: "months",
  bills: {
    path: "bill.detail",
    period: "period",
    facts: [
      { key: "stand_meter", paths: ["first_meter", "last_meter"], as: "meters" },
      { key: "pemakaian", paths: ["first_meter", "last_meter"], as: "usage" },
      { key: "stand" },
    ],
    amounts: [{ key: "bill_amount" }, { key: "penalty" }, { key: "misc_amount" }],
  },
  repeat: "period",
};
