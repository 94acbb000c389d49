import { noPeriod, oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "TVTLKMV",
    name: "Telkomvision",
    type: "tv",
    admin: 1_950,
    commission: 1_000,
    number: /^\d{12}$/,
    stem: "12724650",
    older: "127246500101",
    seeded: 1,
    make: oneAmount(
      60_000,
      400_000,
      (month) => month,
      (nominal, { months }) => ({
        ...{ bill_quantity: "1", product_category: "", ppn: 0 },
        tagihan: { detail: [{ periode: months[0] ?? "", nilai_tagihan: String(nominal), no_ref: "205A" }] },
      }),
    ),
  },
  {
    code: "TVBIG",
    name: "Big TV",
    type: "tv",
    admin: 0,
    commission: 1_100,
    number: /^\d{10}$/,
    stem: "107216",
    older: "1072161401",
    make: oneAmount(60_000, 400_000, noPeriod, () => ({
      ...{ bill_quantity: "1", product_category: "", ppn: 0, tagihan: { detail: [] } },
    })),
  },
];
