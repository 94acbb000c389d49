import { byMonth, type SimulatedProduct } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "BPJSTK",
    name: "BPJS Ketenagakerjaan BPU",
    type: "bpjs",
    admin: 3_500,
    commission: 2_500,
    number: /^\d{16}$/,
    stem: "810205101127",
    older: "8102051011270001",
    needs: ["month"],
    make: byMonth(
      (count, each) => ({
        ...{ kode_iuran: "", kode_program: "JKK,JKM", jht: 0, jkk: count * (each - 6_800), jkm: count * 6_800 },
        ...{ kantor_cabang: "KABUPATEN TANGERANG", tgl_efektif: "05-11-2026", tgl_expired: "09-10-2027" },
      }),
      (hp) => ({ kode_iuran: `92${hp.slice(-10)}` }),
    ),
  },
];
