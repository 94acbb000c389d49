import type { Product } from "../product.ts";
import { area, bills } from "../telkom/product.ts";

export const mobile: Product = {
  id: "mobile",
  codes: ["HP*"],
  listedUnder: "hp",
  byList: true,
  group: "telecom",
  company: true,
  number: { key: "noHp", length: [9, 15], begins: [/^\+?620?/, "0"] },
  sandbox: { number: "08991234501", code: "HPTHREE" },
  title: "mobileTitle",
  lines: ["number", "name", ...area],
  period: "none",
  bills,
  repeat: "amount",
};
