import { oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "PGAS",
    name: "Perusahaan Gas Negara",
    type: "gas",
    admin: 2_500,
    commission: 600,
    number: /^\d{8,12}$/,
    stem: "011001",
    older: "0110014601",
    seeded: 1,
    make: oneAmount(
      60_000,
      800_000,
      (month) => month.slice(4) + month.slice(2, 4),
      () => ({ address: "-", first_meter: "006538", last_meter: "006573", usage: 35 }),
    ),
  },
];
