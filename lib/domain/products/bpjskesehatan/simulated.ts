import { byMonth, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "BPJS",
    name: "BPJS Kesehatan",
    type: "bpjs",
    admin: 2_500,
    commission: 1_150,
    number: /^\d{11,16}$/,
    stem: "880123456",
    older: "8801234560001",
    needs: ["month"],
    seeded: 4,
    make: byMonth(() => ({
      kode_cabang: "0901",
      nama_cabang: "JAKARTA PUSAT",
      sisa_pembayaran: "0",
      jumlah_peserta: "2",
    })),
  },
];
