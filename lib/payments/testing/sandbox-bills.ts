import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import { PRODUCTS, productOfCode } from "#lib/domain/products/catalogue.ts";
import type { BillAsk } from "../find-bill.ts";

export type SandboxBill = {
  readonly code: string;
  readonly hp: string;
  readonly asked?: Readonly<Record<string, string>>;
};

const BILLS: readonly SandboxBill[] = [
  { code: "BPJSTKPU", hp: "210300016002" },
  { code: "BPJS", hp: "8801234560001", asked: { month: "2" } },
  { code: "BPJSTK", hp: "8102051011270001", asked: { month: "1" } },
  { code: "PLNPOSTPAID", hp: "530000000002" },
  { code: "PLNNONTAG", hp: "3225030005901" },
  { code: "PDAMKOTA.SURABAYA", hp: "10202002" },
  { code: "PDAMKOTA.YOGYAKARTA", hp: "70200000" },
  { code: "TELKOMPSTN", hp: "6391601202" },
  { code: "CBN", hp: "01927101" },
  { code: "HPTHREE", hp: "08991234501" },
  { code: "PGAS", hp: "0110014601" },
  { code: "FNMEGA", hp: "6391601201" },
  { code: "TVTLKMV", hp: "127246500101" },
  { code: "TVBIG", hp: "1072161401" },
  { code: "PBBKOT.CIMAHI", hp: "329801092375999901", asked: { year: "2023" } },
  { code: "ESAMSAT.JABAR", hp: "9658548523568701", asked: { nomor_identitas: "0212502110170100" } },
  { code: "AIA.PREMICONVEN", hp: "10202001" },
];

/** A bill of each product that the simulator knows: code, a number that succeeds, and extra fields; of others than the above their own. */
export const SANDBOX_BILLS: readonly SandboxBill[] = [
  ...BILLS,
  ...PRODUCTS.filter(({ id }) => !BILLS.some(({ code }) => productOfCode(code).id === id)).map(
    ({ sandbox: { number, code }, codes }): SandboxBill => ({ code: code ?? codes[0] ?? "", hp: number }),
  ),
];

/** What to ask for beside the number. */
export function askOf({ code, asked = {} }: Omit<SandboxBill, "hp">): Omit<BillAsk, "hp"> {
  return { product: productOfCode(code), code, asked };
}

/** A number of the product's length from a fresh one of twelve digits. */
export function numberLike(hp: string, fresh: CustomerNumber): CustomerNumber {
  return fresh.slice(-hp.length).padEnd(hp.length, "0") as CustomerNumber;
}
