import { type Ask, type Made, type SimulatedProduct, sumOf, thousands } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "PLNPOSTPAID",
    name: "PLN Pascabayar",
    type: "pln",
    admin: 2_500,
    commission: 600,
    number: /^\d{12}$/,
    stem: "53000000",
    older: "530000000001",
    several: 8,
    most: 4,
    seeded: 6,
    make: metered,
  },
];

function metered({ draw, months, owed }: Ask): Made {
  const bills = months.map((periode, index) => {
    const nominal = thousands(60_000, 900_000, draw(10 + index));
    const meter = 80_000 + index * 150;
    const read = { meter_awal: String(meter).padStart(8, "0"), meter_akhir: String(meter + 150).padStart(8, "0") };
    const row = { periode, nilai_tagihan: String(nominal), admin: "2500", denda: "0", total: nominal + 2_500 };
    return { nominal, row, paid: { ...read, ...row } };
  });
  const head = { tarif: "R1", daya: 1_300, lembar_tagihan: String(owed) };
  return {
    period: months.join(","),
    nominal: sumOf(bills),
    admins: bills.length,
    desc: { ...head, tagihan: { detail: bills.map(({ row }) => row) } },
    paidDesc: { ...head, lembar_tagihan_sisa: owed - bills.length, tagihan: { detail: bills.map(({ paid }) => paid) } },
  };
}
