import { type Behaviour, type Bill, contributions, generatedBill, programmeBill } from "./bills.ts";
import { OTHER_PRODUCTS, type OtherProduct } from "./other-products.ts";
import { lastMonth } from "./period.ts";

/** The older sandbox's cases, by the last digit; its first two succeed. */
const OLDER: Record<string, Behaviour> = {
  3: { inquiryCode: "103" },
  4: { inquiryCode: "01" },
  5: { inquiryCode: "14" },
  6: { payCode: "37" },
  7: { payCode: "39" },
  8: { payCode: "105" },
};
/** The newer sandbox's cases, by the last four digits. */
const NEWER: Record<string, Behaviour> = {
  "0001": { inquiryCode: "01" },
  "0014": { inquiryCode: "14" },
  "0103": { inquiryCode: "103" },
  "1037": { payCode: "37" },
  "1039": { payCode: "39" },
  "1105": { payCode: "105" },
};

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

/** BPJSTKPU is known by its older numbers only; `210300016066` simply succeeds. */
const PENERIMA_UPAH = { older: "210300016001" };

/** The special behaviour of a sandbox number; none for any other. Where the two generations collide, the older one counts. */
export function behaviourOf(code: string, hp: string): Behaviour {
  const { older, stem }: Pick<OtherProduct, "older" | "stem"> =
    OTHER_PRODUCTS.find((product) => product.code === code) ?? PENERIMA_UPAH;
  if (older && hp.length === older.length && hp.slice(0, -1) === older.slice(0, -1)) return OLDER[hp.slice(-1)] ?? {};
  return (stem && hp.startsWith(stem) && NEWER[hp.slice(stem.length)]) || {};
}

/** The documented sample, to the rupiah. Its `kode_iuran` differs from the requested number, as in the documentation. */
export function documentedBill(): Bill {
  const programmes = { jht: 61688, jkk: 1082, jkm: 2166, jpk: 2597, jpn: 32467 };
  const company = { kode_iuran: "210300016066", npp: "15092873", kode_divisi: "000" };
  return programmeBill("PT LIMABELAS", SANDBOX_PERIOD, programmes, company);
}

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
