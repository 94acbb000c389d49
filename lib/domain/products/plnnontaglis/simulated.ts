import { noPeriod, oneAmount, type SimulatedProduct } from "#lib/simulator/bills.ts";

const nontaglis = {
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
};

export const simulated: readonly SimulatedProduct[] = [
  { ...nontaglis, code: "PLNNONTAG" },
  // The code in older documentation.
  { ...nontaglis, code: "PLNNONH", unlisted: true },
];
