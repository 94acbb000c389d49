import { type Ask, type Made, type SimulatedProduct, thousands } from "#lib/simulator/bills.ts";

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "ESAMSAT.JABAR",
    name: "E-Samsat Jawa Barat",
    type: "pajak-kendaraan",
    admin: 5_000,
    commission: 2_500,
    number: /^\d{16}$/,
    stem: "965854852356",
    older: "9658548523568701",
    needs: ["nomor_identitas"],
    make: taxed,
  },
];

function taxed({ draw, hp, asked }: Ask): Made {
  const pkb = thousands(250_000, 4_000_000, draw(10));
  const desc = {
    ...{ nomor_identitas: asked.nomor_identitas ?? "", nomor_rangka: "MHKV5EA2JFJ001044", nomor_mesin: "1NRF012268" },
    ...{ alamat: "GRIYA BULELENG 2", nomor_polisi: "D 1243 AL", milik_kenama: "001", merek_kb: "DAIHATSU" },
    ...{ model_kb: "XENIA 1.3 R M/T", tahun_buatan: "2018", tgl_akhir_pajak_baru: "20271022" },
    ...{ biaya_pokok: { BBN: "0", PKB: String(pkb), SWD: "143000" }, biaya_denda: { BBN: "0", PKB: "0", SWD: "0" } },
    ...{ biaya_admin: { stnk: "0", tnkb: "0" }, biaya_parkir_pokok: "0", biaya_pajak_progresif: "0", ntpd: "" },
  };
  return {
    period: "20261022-20271022",
    nominal: pkb + 143_000,
    desc,
    paidDesc: { ...desc, ntpd: `Q8T3L${hp.slice(-6)}` },
  };
}
