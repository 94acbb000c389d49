import type { Product } from "../product.ts";

/** At most four bills a payment. Meter readings and the number of bills left come only with the payment. */
export const plnPostpaid: Product = {
  id: "plnpostpaid",
  codes: ["PLNPOSTPAID"],
  listedUnder: "pln",
  group: "electricity",
  number: { key: "idPelanggan", length: [12, 12] },
  sandbox: { number: "530000000001" },
  title: "plnpostpaidTitle",
  lines: [
    "number",
    "name",
    { key: "tarif_daya", paths: ["tarif", "daya"], as: "power" },
    "period",
    { key: "jumlah_tagihan", paths: ["lembar_tagihan"] },
    { key: "lembar_tagihan_sisa" },
  ],
  period: "months",
  bills: {
    path: "tagihan.detail",
    period: "periode",
    facts: [{ key: "stand_meter", paths: ["meter_awal", "meter_akhir"], as: "meters" }],
    amounts: [
      { key: "nilai_tagihan" },
      { key: "denda" },
      { key: "admin", beside: true },
      { key: "total", beside: true },
    ],
  },
  repeat: "period",
  closed: [23, 1],
  noOwnFee: true,
  remainder: { bills: "lembar_tagihan", left: "lembar_tagihan_sisa" },
  notes: ["plnNote"],
  proof: "plnProof",
};
