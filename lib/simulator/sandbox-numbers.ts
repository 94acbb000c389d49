import { type Behaviour, type Bill, contributions, generatedBill, programmeBill } from "./bills.ts";
import { OTHER_PRODUCTS, otherBehaviour } from "./other-products.ts";
import { lastMonth } from "./period.ts";

/** IAK's published sandbox table for BPJSTKPU. The numbers ending in 001, 002 and 066 simply succeed. */
const BEHAVIOURS: Record<string, Behaviour> = {
  "210300016003": { inquiryCode: "103" },
  "210300016004": { inquiryCode: "01" },
  "210300016005": { inquiryCode: "14" },
  "210300016006": { payCode: "37" },
  "210300016007": { payCode: "39" },
  "210300016008": { payCode: "105" },
};

/** Companies behind the other sandbox numbers, with a month's wages that the demo's deposit can bear. */
const COMPANIES: Record<string, { name: string; wages: number }> = {
  "210300016002": { name: "CV ENAMBELAS KARYA", wages: 18_450_000 },
  "210300016066": { name: "PT LIMABELAS CABANG BANDUNG", wages: 7_215_500 },
  "210300016006": { name: "PT TUJUHBELAS SENTOSA", wages: 4_901_000 },
  "210300016007": { name: "PT DELAPANBELAS PERSADA", wages: 12_640_750 },
  "210300016008": { name: "UD SEMBILANBELAS", wages: 3_120_000 },
};

/** The month that the documented samples speak of, and the first that every sandbox number owes. */
const SANDBOX_PERIOD = "202104";

/** What is special about a number of the sandbox; nothing for any other. */
export function behaviourOf(code: string, hp: string): Behaviour {
  const other = OTHER_PRODUCTS.find((row) => row.code === code);
  return (other ? otherBehaviour(other, hp) : BEHAVIOURS[hp]) ?? {};
}

/** The documented sample, to the rupiah. Its `kode_iuran` differs from the number asked for, as in the documentation. */
export function documentedBill(): Bill {
  const programmes = { jht: 61688, jkk: 1082, jkm: 2166, jpk: 2597, jpn: 32467 };
  const company = { kode_iuran: "210300016066", npp: "15092873", kode_divisi: "000" };
  return programmeBill("PT LIMABELAS", SANDBOX_PERIOD, programmes, company);
}

/** The first bill of a kode iuran: documented, from the sandbox table, or made up from the number itself. */
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
