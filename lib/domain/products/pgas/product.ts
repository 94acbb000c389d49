import type { Product } from "../product.ts";

export const pgas: Product = {
  id: "pgas",
  codes: ["PGAS*"],
  listedUnder: "gas",
  byList: true,
  group: "gas",
  number: { key: "noPelanggan", length: [6, 16] },
  sandbox: { number: "0110014601", code: "PGAS" },
  title: "pgasTitle",
  lines: [
    "number",
    "name",
    { key: "address" },
    "period",
    { key: "stand_meter", paths: ["first_meter", "last_meter"], as: "meters" },
    { key: "usage" },
  ],
  period: "mmyy",
  repeat: "amount",
};
