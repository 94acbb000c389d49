import { noPeriod, oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "PLNNONTAG",
    name: "PLN Non-Taglis",
    type: "pln",
    admin: 1_600,
    commission: 1_800,
    number: /^\d{13}$/,
    stem: "322503000",
    older: "3225030005901",
    make: oneAmount(200_000, 1_500_000, noPeriod, () => ({
      transaksi: "PENYAMBUNGAN BARU",
      no_registrasi: "5392112011703",
      tanggal_registrasi: "20260524",
    })),
  },
];
