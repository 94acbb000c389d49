import type { Product } from "../product.ts";

export const plnNontaglis: Product = {
  id: "plnnontaglis",
  codes: ["PLNNONTAG", "PLNNON*"],
  listedUnder: "pln",
  group: "electricity",
  number: { key: "noRegistrasi", length: [13, 13] },
  sandbox: { number: "3225030005901" },
  title: "plnnontaglisTitle",
  lines: ["number", "name", { key: "transaksi" }, { key: "no_registrasi" }, { key: "tanggal_registrasi", as: "date" }],
  period: "none",
  search: ["no_registrasi"],
  repeat: "amount",
  closed: [23, 1],
  noOwnFee: true,
  notes: ["plnNote"],
  proof: "plnProof",
};
