import { type Ask, type Made, type SimulatedProduct, thousands } from "#lib/simulator/bills.ts";

const land = { type: "pbb", admin: 5_000, commission: 0, number: /^\d{18}$/, needs: ["year"], make: taxed };

export const simulated: readonly SimulatedProduct[] = [
  {
    ...land,
    code: "PBBKOT.CIMAHI",
    name: "PBB Kota Cimahi",
    stem: "32980109237599",
    older: "329801092375999901",
  },
  { ...land, code: "PBBKAB.BANDUNG", name: "PBB Kab. Bandung" },
];

function taxed({ draw, hp, asked }: Ask): Made {
  const total_tagihan = thousands(40_000, 900_000, draw(10));
  return {
    period: "202609",
    nominal: total_tagihan,
    desc: {
      ...{ nop: hp, tahun_pajak: asked.year ?? "", lokasi: "KO. GRIYA ASRI CIPAGERAN" },
      ...{ kelurahan: "CIPAGERAN", kecamatan: "CIMAHI UTARA", kab_kota: "PEMKOT CIMAHI" },
      ...{ luas_tanah: "113 M2", luas_gedung: "47 M2", jatuh_tempo: "31/10/2026" },
      ...{ total_tagihan, denda: 0, admin: 5_000, total_bayar: total_tagihan + 5_000 },
    },
  };
}
