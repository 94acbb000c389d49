import { type Bill, drawsOf, type SimulatedProduct } from "#lib/simulator/bills.ts";
import { COMPANY_NAMES } from "#lib/simulator/company-names.ts";
import { lastMonth } from "#lib/simulator/period.ts";
import type { Fields } from "#lib/simulator/wire.ts";

const ADMIN = 2_500;
const COMMISSION = 2_000;

export const simulated: readonly SimulatedProduct[] = [
  {
    code: "BPJSTKPU",
    name: "BPJS Ketenagakerjaan PU",
    type: "bpjs",
    admin: ADMIN,
    commission: COMMISSION,
    number: /^\d{12}$/,
    // Known by its older numbers only; `210300016066` simply succeeds.
    older: "210300016001",
    seeded: 8,
    firstBill,
  },
];

export type Programmes = { jht: number; jkk: number; jkm: number; jpk: number; jpn: number };

/** Companies of the other sandbox numbers, with monthly wages that the demo's deposit can cover. */
const COMPANIES: Record<string, { name: string; wages: number }> = {
  "210300016002": { name: "CV ENAMBELAS KARYA", wages: 18_450_000 },
  "210300016066": { name: "PT LIMABELAS CABANG BANDUNG", wages: 7_215_500 },
  "210300016006": { name: "PT TUJUHBELAS SENTOSA", wages: 4_901_000 },
  "210300016007": { name: "PT DELAPANBELAS PERSADA", wages: 12_640_750 },
  "210300016008": { name: "UD SEMBILANBELAS", wages: 3_120_000 },
};

/** The month in the documented samples, and the first that every sandbox number owes. */
const SANDBOX_PERIOD = "202104";

/** The first bill of a kode iuran: documented, from the sandbox table, or generated from the number. */
export function firstBill(kodeIuran: string, now: number): Bill {
  if (kodeIuran === "210300016001") return documentedBill();
  const company = COMPANIES[kodeIuran];
  if (!company) return generatedBill(kodeIuran, lastMonth(now));
  return programmeBill(company.name, SANDBOX_PERIOD, contributions(company.wages, 0, true), {
    kode_iuran: kodeIuran,
    npp: `150928${kodeIuran.slice(-2)}`,
    kode_divisi: "000",
  });
}

/** The documented sample, to the rupiah. Its `kode_iuran` differs from the requested number, as in the documentation. */
export function documentedBill(): Bill {
  const programmes = { jht: 61688, jkk: 1082, jkm: 2166, jpk: 2597, jpn: 32467 };
  const company = { kode_iuran: "210300016066", npp: "15092873", kode_divisi: "000" };
  return programmeBill("PT LIMABELAS", SANDBOX_PERIOD, programmes, company);
}

/**
 * A plausible bill for any kode iuran, from tens of thousands to hundreds of millions of rupiah. The same number always owes the same,
 * because demo and tests must be repeatable.
 */
export function generatedBill(kodeIuran: string, period: string): Bill {
  const draw = drawsOf(kodeIuran);
  // Spread over orders of magnitude: most companies are small and a few very large.
  const wages = Math.round(400_000 * 8000 ** draw(0));
  const name = COMPANY_NAMES[Math.floor(draw(1) * COMPANY_NAMES.length)] ?? "PT CONTOH";
  const company: Fields = {
    kode_iuran: kodeIuran,
    npp: String(10_000_000 + Math.floor(draw(2) * 89_999_999)),
    kode_divisi: draw(3) < 0.8 ? "000" : "001",
  };
  // Documented for payments but absent from the samples, so only some bills have it.
  if (draw(4) < 0.25) company.kode_program = "JHT, JKK, JKM, JKP, JP";
  return programmeBill(name, period, contributions(wages, draw(5), draw(6) < 0.85), company);
}

/** A bill whose nominal is the sum of its five programmes, as in the documented sample. */
export function programmeBill(name: string, period: string, programmes: Programmes, company: Fields): Bill {
  const { jht, jkk, jkm, jpk, jpn } = programmes;
  const nominal = jht + jkk + jkm + jpk + jpn;
  const price = nominal + ADMIN;
  return {
    ...{ name, period, nominal, admin: ADMIN, price, sellingPrice: price - COMMISSION },
    desc: { kode_iuran: company.kode_iuran ?? "", jht, jkk, jkm, jpk, jpn, ...company },
  };
}

/** The five contributions on a month's wages: 5.7 %, by risk class, 0.3 %, 0.36 %, 3 %. Small companies may lack the last two. */
export function contributions(wages: number, risk: number, pension: boolean): Programmes {
  const classes = [0.0024, 0.0054, 0.0089, 0.0127, 0.0174];
  const part = (rate: number) => Math.round(wages * rate);
  return {
    jht: part(0.057),
    jkk: part(classes[Math.floor(risk * classes.length)] ?? 0.0024),
    jkm: part(0.003),
    jpk: pension ? part(0.0036) : 0,
    jpn: pension ? part(0.03) : 0,
  };
}
