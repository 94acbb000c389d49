import type { Programmes } from "#lib/simulator/bills.ts";

type Oddity = { readonly name: string; readonly programmes?: Programmes };

/** One company in so many is odd. */
const ONE_IN = 40;
const SMALLEST: Programmes = { jht: 0, jkk: 1, jkm: 0, jpk: 0, jpn: 0 };
/** With the fee this comes to Rp12.345.678.900. */
const LARGEST: Programmes = {
  jht: 7_000_000_000,
  jkk: 1_345_676_400,
  jkm: 400_000_000,
  jpk: 600_000_000,
  jpn: 3_000_000_000,
};

/** What a page, a paper or an export may trip over; a word of 48 letters is as long as a line of 80 mm paper. */
const ODDITIES: readonly Oddity[] = [
  { name: "PT MENGKOORDINASIKANKETIDAKBERTANGGUNGJAWABANNYALAH" },
  { name: "PERSATUAN KOPERASI PEDAGANG PASAR INDUK DAN USAHA KECIL MENENGAH SELURUH JAWA TIMUR CABANG SURABAYA" },
  { name: "X", programmes: SMALLEST },
  { name: 'TOKO KUE D\'APUR "IBU" & ANAK <SEJAK 1998>' },
  { name: "CV PATISERIE CAFÉ NAÏVE, ØL & ÇA" },
  { name: "=SUM(A1:A9) JAYA" },
];
/** One company each: as often as the others they would drown a shop's figures. */
const LARGE_ONES: ReadonlyMap<number, Oddity> = new Map([
  [19, { name: "PT PANCA MITRA SUMBER REJEKI", programmes: LARGEST }],
  [59, { name: "KETIDAKBERTANGGUNGJAWABANNYAPERKEBUNANNUSANTARAX", programmes: LARGEST }],
]);

/** The oddity that a company of this number has, if any. */
export function oddityOf(number: number): Oddity | null {
  const large = LARGE_ONES.get(number);
  if (large) return large;
  if (number % ONE_IN !== ONE_IN - 1) return null;
  return ODDITIES[Math.floor(number / ONE_IN) % ODDITIES.length] ?? null;
}
