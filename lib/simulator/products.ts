import { type Bill, COMMISSION, pricesOf } from "./bills.ts";
import { lastMonth } from "./period.ts";
import { firstBill } from "./sandbox-numbers.ts";

export type Product = {
  code: string;
  name: string;
  commission: number;
  /** What a customer number of this product looks like; anything else is code 14. */
  number: RegExp;
  billFor: (hp: string, now: number) => Bill;
};

/** Two products of the `bpjs` type: ours, and one that is there so that a bill of another product can be met. */
export const PRODUCTS: Product[] = [
  {
    code: "BPJS",
    name: "BPJS Kesehatan",
    commission: COMMISSION.BPJS,
    number: /^\d{16}$/,
    billFor: (_hp, now) => kesehatanBill(lastMonth(now)),
  },
  {
    code: "BPJSTKPU",
    name: "BPJS Ketenagakerjaan PU",
    commission: COMMISSION.BPJSTKPU,
    number: /^\d{12}$/,
    billFor: firstBill,
  },
];

export function productOf(code: string): Product | undefined {
  return PRODUCTS.find((product) => product.code === code);
}

/** A family's health insurance: other words under `desc`, none of the five programmes. */
export function kesehatanBill(period: string): Bill {
  return {
    name: "SITI RAHAYU",
    period,
    ...pricesOf(150_000, COMMISSION.BPJS),
    desc: { kode_cabang: "0901", nama_cabang: "JAKARTA SELATAN", sisa_pembayaran: "0", jumlah_peserta: "2" },
  };
}
