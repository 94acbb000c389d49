import type { Inquiry } from "#lib/domain/bill.ts";
import { DEFAULT_PRODUCT, productOfCode } from "#lib/domain/products/catalogue.ts";
import { readDetails } from "#lib/domain/products/details.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { COMMISSION, pricesOf } from "#lib/simulator/bills.ts";
import { lastMonth } from "#lib/simulator/period.ts";
import { productOf } from "#lib/simulator/products.ts";
import { type Company, PU } from "./company.ts";

type BillOf = Pick<
  Inquiry,
  "family" | "product" | "period" | "nominal" | "admin" | "price" | "sellingPrice" | "details"
>;

/** A customer's bill, with the details that it has once paid. */
export function billOf({ code, hp, npp, division, programmes }: Company, at: number): BillOf {
  if (code === PU) {
    const { jht, jkk, jkm, jpk, jpn } = programmes;
    const details = { kode_iuran: hp, npp, kode_divisi: division, ...programmes };
    const prices = pricesOf(jht + jkk + jkm + jpk + jpn, COMMISSION.BPJSTKPU);
    return { family: DEFAULT_PRODUCT.id, product: code, period: lastMonth(at), ...inRupiah(prices), details };
  }
  const bill = productOf(code)?.billFor(hp, at, 1, { month: "1" });
  const product = productOfCode(code);
  const details = bill && readDetails(product, bill.paidDesc ?? bill.desc);
  if (!bill || !details) throw new Error(`no bill of ${code}`);
  return { family: product.id, product: code, period: bill.period, ...inRupiah(bill), details };
}

function inRupiah(prices: Readonly<Record<"nominal" | "admin" | "price" | "sellingPrice", number>>) {
  const { nominal, admin, price, sellingPrice } = prices;
  return {
    nominal: rupiah(nominal),
    admin: rupiah(admin),
    price: rupiah(price),
    sellingPrice: rupiah(sellingPrice),
  };
}
