import { noPeriod, oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

const make = oneAmount(150_000, 1_500_000, noPeriod, () => ({
  ...{ insured: "BUDI", policy_status: "INFORCE", due_date: "30 Nov 2026", footer: ["AIA CUSTOMER CARE 1500980"] },
}));
const insured = { type: "asuransi", admin: 3_000, commission: 500, number: /^\d{8,12}$/, make };

export const simulated: readonly SimulatedProduct[] = [
  // Not in IAK's documentation: its cases are ours.
  {
    ...insured,
    code: "AIA.PREMICONVEN",
    name: "AIA Premi Konvensional",
    older: "0123456701",
    seeded: 1,
  },
  { ...insured, code: "TASPEN.ASURANSI", name: "Taspen Life" },
];
