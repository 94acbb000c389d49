import { ADMIN, type Bill, COMMISSION } from "./bills.ts";
import { OTHER_PRODUCTS, type OtherProduct, otherBill } from "./other-products.ts";
import { firstBill } from "./sandbox-numbers.ts";

export type Product = Omit<OtherProduct, "stem" | "older" | "several" | "most" | "make"> & {
  /** A number's bill, the `nth` from 1; `fields` are those of the request. */
  billFor: (hp: string, now: number, nth: number, fields: Record<string, string>) => Bill;
};

const PENERIMA_UPAH: Product = {
  code: "BPJSTKPU",
  name: "BPJS Ketenagakerjaan PU",
  type: "bpjs",
  admin: ADMIN,
  commission: COMMISSION.BPJSTKPU,
  number: /^\d{12}$/,
  billFor: firstBill,
};

const [kesehatan, ...others] = OTHER_PRODUCTS.map(
  (row): Product => ({ ...row, billFor: (hp, now, nth, fields) => otherBill(row, hp, fields, nth, now) }),
);

/** In the order of the documented price list. */
export const PRODUCTS: readonly Product[] = [...(kesehatan ? [kesehatan] : []), PENERIMA_UPAH, ...others];

export function productOf(code: string): Product | undefined {
  return PRODUCTS.find((product) => product.code === code);
}
