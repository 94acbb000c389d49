import { type Ask, type Made, type SimulatedProduct, sumOf, thousands } from "#lib/simulator/bills.ts";

/** `unified`: all months come as one detail. */
const water = (
  row: Pick<SimulatedProduct, "code" | "name" | "province" | "stem" | "older" | "seeded">,
  unified = false,
): SimulatedProduct => ({
  ...{ ...row, type: "pdam", admin: 2_000, commission: 700, number: /^\d{6,12}$/, several: 4 },
  make: metered(row.name, unified),
});
const sandbox = { stem: "1020", older: "10202001" };

export const simulated: readonly SimulatedProduct[] = [
  water({ code: "PDAMKOTA.SURABAYA", name: "PDAM SURABAYA", province: "Jawa Timur", ...sandbox, seeded: 1 }),
  water({ code: "PDAMKOTA.MEDAN", name: "PDAM KOTA MEDAN", province: "Sumatera Utara", ...sandbox }),
  water({ code: "PDAMKOTA.YOGYAKARTA", name: "PDAM KOTA YOGYAKARTA", province: "DI Yogyakarta", seeded: 1 }, true),
  water({ code: "PDAMKAB.SLEMAN", name: "PDAM KAB. SLEMAN", province: "DI Yogyakarta" }, true),
  water({ code: "AETRA", name: "PT AETRA AIR JAKARTA", province: "DKI Jakarta", stem: sandbox.stem }),
];

function metered(name: string, unified: boolean) {
  return ({ months, draw }: Ask): Made => {
    const bills = months.map((period, index) => {
      const amounts = { penalty: index === 0 && months.length > 1 ? 7_500 : 0, misc_amount: 750 };
      const bill_amount = thousands(25_000, 180_000, draw(10 + index));
      const row = {
        period,
        first_meter: 4_589 + index * 24,
        last_meter: 4_613 + index * 24,
        ...amounts,
        bill_amount,
        stand: "",
      };
      return { nominal: bill_amount + amounts.penalty + amounts.misc_amount, row };
    });
    const [first, last] = [bills[0], bills.at(-1)];
    const of = (key: "penalty" | "misc_amount" | "bill_amount") => bills.reduce((sum, { row }) => sum + row[key], 0);
    const whole = {
      ...{ period: months.join(","), first_meter: first?.row.first_meter ?? 0, last_meter: last?.row.last_meter ?? 0 },
      ...{ penalty: of("penalty"), bill_amount: of("bill_amount"), misc_amount: of("misc_amount") },
    };
    return {
      period: months.join(","),
      nominal: sumOf(bills),
      desc: {
        bill_quantity: months.length,
        address: "WONOKROMO S.S BARU 2 8",
        ...{ biller_admin: "", pdam_name: name, stamp_duty: "", kode_tarif: "3A", due_date: "" },
        bill: { detail: unified ? [whole] : bills.map(({ row }) => row) },
      },
    };
  };
}
