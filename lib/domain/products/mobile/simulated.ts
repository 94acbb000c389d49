import { noPeriod, oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

const detail = [{ periode: "", nilai_tagihan: "", admin: "", total: "" }];
const make = oneAmount(25_000, 400_000, noPeriod, () => ({
  ...{ kode_area: "", divre: "", datel: "", jumlah_tagihan: 1, tagihan: { detail } },
}));
const mobile = { type: "hp", commission: 1_000, number: /^\d{10,13}$/, make };

export const simulated: readonly SimulatedProduct[] = [
  {
    ...mobile,
    code: "HPTHREE",
    name: "Three Postpaid",
    admin: 0,
    stem: "0899123",
    older: "08991234501",
  },
  { ...mobile, code: "HPTSEL", name: "Telkomsel Halo", admin: 2_500, seeded: 1 },
];
