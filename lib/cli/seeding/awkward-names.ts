import type { Programmes } from "#lib/domain/products/bpjstkpu/simulated.ts";

type Oddity = { readonly name: string; readonly programmes?: Programmes };

/** One company in this many is odd. */
const ONE_IN = 40;
const SMALLEST: Programmes = { jht: 0, jkk: 1, jkm: 0, jpk: 0, jpn: 0 };
/** Comes to Rp12.345.678.900 with the fee. */
const LARGEST: Programmes = {
  jht: 7_000_000_000,
  jkk: 1_345_676_400,
  jkm: 400_000_000,
  jpk: 600_000_000,
  jpn: 3_000_000_000,
};

/** Names and amounts that may break a page, a paper or an export; a word of 48 letters fills a line of 80 mm paper. */
const ODDITIES: readonly Oddity[] = [
  { name: "PT MENGKOORDINASIKANKETIDAKBERTANGGUNGJAWABANNYALAH" },
  { name: "PERSATUAN KOPERASI PEDAGANG PASAR INDUK DAN USAHA KECIL MENENGAH SELURUH JAWA TIMUR CABANG SURABAYA" },
  { name: "X", programmes: SMALLEST },
  { name: 'TOKO KUE D\'APUR "IBU" & ANAK <SEJAK 1998>' },
  { name: "CV PATISERIE CAFÉ NAÏVE, ØL & ÇA" },
  { name: "=SUM(A1:A9) JAYA" },
];
/** One company each: more often, they would distort a shop's figures. */
const LARGE_ONES: ReadonlyMap<number, Oddity> = new Map([
  [19, { name: "PT PANCA MITRA SUMBER REJEKI", programmes: LARGEST }],
  [59, { name: "KETIDAKBERTANGGUNGJAWABANNYAPERKEBUNANNUSANTARAX", programmes: LARGEST }],
]);

/** The oddity of a company's number, if any. */
export function oddityOf(number: number): Oddity | null {
  const large = LARGE_ONES.get(number);
  if (large) return large;
  if (number % ONE_IN !== ONE_IN - 1) return null;
  return ODDITIES[Math.floor(number / ONE_IN) % ODDITIES.length] ?? null;
}
