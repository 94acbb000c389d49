import type { Product } from "../product.ts";

export const pbb: Product = {
  id: "pbb",
  codes: ["PBB*"],
  listedUnder: "pbb",
  byList: true,
  group: "tax",
  company: true,
  number: { key: "nop", length: [18, 18] },
  ask: [{ name: "year", from: "period" }],
  sandbox: { number: "329801092375999901", code: "PBBKOT.CIMAHI" },
  title: "pbbTitle",
  lines: [
    "number",
    { key: "nopTerdaftar", paths: ["nop"] },
    "name",
    "period",
    { key: "lokasi" },
    { key: "kelurahan" },
    { key: "kecamatan" },
    { key: "kode_kab_kota" },
    { key: "kab_kota" },
    { key: "luas_tanah" },
    { key: "luas_gedung" },
    { key: "jatuh_tempo" },
    { key: "tanggal" },
  ],
  // The reply's own period is not the tax year.
  period: "year",
  periodKey: "tahunPajak",
  periodPath: "tahun_pajak",
  // IAK does not say whether the bill includes the fine, so nothing is added up.
  amounts: [
    { key: "total_tagihan", beside: true },
    { key: "denda", beside: true },
    { key: "admin", beside: true },
    { key: "total_bayar", beside: true },
  ],
  search: ["nop"],
  repeat: "period",
};
