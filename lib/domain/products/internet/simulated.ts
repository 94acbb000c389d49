import { oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "CBN",
    name: "CBN",
    type: "internet",
    admin: 0,
    commission: 1_000,
    number: /^\d{8}$/,
    stem: "0192",
    older: "01927101",
    make: oneAmount(
      30_000,
      500_000,
      (month) => month,
      () => ({ product_desc: "CBN Anywhere Basic" }),
    ),
  },
];
