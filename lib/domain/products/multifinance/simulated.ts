import { oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

const make = oneAmount(
  350_000,
  2_500_000,
  () => "005",
  (nominal) => ({
    ...{ item_name: "HONDA VARIO TECHNO 125", no_rangka: "MH1JFB111CK196426", no_pol: "B6213UWX", tenor: "030" },
    ...{ installment: nominal - 3_500, penalty_bill: 3_500, misc_fee: 0, max_payment: 0 },
    ...{ last_paid_due_date: "14 Dec 26", id_ref: "514367" },
  }),
);
const finance = { type: "finance", number: /^\d{8,16}$/, make };

export const simulated: readonly SimulatedProduct[] = [
  {
    ...finance,
    ...{ code: "FNMEGA", name: "Mega Finance", admin: 0, commission: 500, stem: "639160", older: "6391601201" },
  },
  { ...finance, code: "FNBAF", name: "Bussan Auto Finance", admin: 5_000, commission: 1_500, seeded: 1 },
];
