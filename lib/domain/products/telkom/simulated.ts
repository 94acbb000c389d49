import { type Ask, type Made, type SimulatedProduct, sumOf, thousands } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "TELKOMPSTN",
    name: "Telkom PSTN / IndiHome",
    type: "internet",
    admin: 2_500,
    commission: 1_200,
    number: /^\d{6,13}$/,
    stem: "639160",
    older: "6391601201",
    several: 3,
    seeded: 2,
    make: monthly,
  },
];

function monthly({ draw, months }: Ask): Made {
  const names = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"];
  const bills = months.map((month, index) => {
    const nominal = thousands(45_000, 450_000, draw(10 + index));
    const periode = `${names[Number(month.slice(4)) - 1]} ${month.slice(0, 4)}`;
    return { nominal, row: { periode, nilai_tagihan: String(nominal), admin: "2500", total: nominal + 2_500 } };
  });
  return {
    period: [...new Set([months[0] ?? "", months.at(-1) ?? ""])].join(","),
    nominal: sumOf(bills),
    admins: bills.length,
    desc: {
      ...{ kode_area: "0751", divre: "01", datel: "0006", jumlah_tagihan: months.length },
      tagihan: { detail: bills.map(({ row }) => row) },
    },
  };
}
