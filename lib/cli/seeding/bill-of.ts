import type { Inquiry } from "#lib/domain/bill.ts";
import { programmeBill } from "#lib/domain/products/bpjstkpu/simulated.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { readDetails } from "#lib/domain/products/details.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { type Bill, billOf as simulatedBill } from "#lib/simulator/bills.ts";
import { lastMonth } from "#lib/simulator/period.ts";
import { productOf } from "#lib/simulator/products.ts";
import { type Company, PU } from "./company.ts";

type BillOf = Pick<
  Inquiry,
  "family" | "product" | "period" | "nominal" | "admin" | "price" | "sellingPrice" | "details"
>;

/** A customer's bill, with the details that it has once paid. */
export function billOf(company: Company, at: number): BillOf {
  const { code } = company;
  const product = productOfCode(code);
  const bill = billFrom(company, at);
  const details = bill && readDetails(product, bill.paidDesc ?? bill.desc);
  if (!bill || !details) throw new Error(`no bill of ${code}`);
  const { nominal, admin, price, sellingPrice } = bill;
  return {
    ...{ family: product.id, product: code, period: bill.period, details },
    ...{ nominal: rupiah(nominal), admin: rupiah(admin) },
    ...{ price: rupiah(price), sellingPrice: rupiah(sellingPrice) },
  };
}

function billFrom({ code, hp, npp, division, name, programmes }: Company, at: number): Bill | null {
  if (code === PU)
    return programmeBill(name, lastMonth(at), programmes, { kode_iuran: hp, npp, kode_divisi: division });
  const sold = productOf(code);
  return sold ? simulatedBill(sold, hp, { month: "1" }, 1, at) : null;
}
