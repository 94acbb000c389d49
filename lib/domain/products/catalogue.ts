import { bpjsKesehatan } from "./bpjskesehatan/product.ts";
import { bpjstkBpu } from "./bpjstkbpu/product.ts";
import { bpjstkPu } from "./bpjstkpu/product.ts";
import { esamsat } from "./esamsat/product.ts";
import { insurance } from "./insurance/product.ts";
import { internet } from "./internet/product.ts";
import { mobile } from "./mobile/product.ts";
import { multifinance } from "./multifinance/product.ts";
import { pbb } from "./pbb/product.ts";
import { pdam } from "./pdam/product.ts";
import { pgas } from "./pgas/product.ts";
import { plnNontaglis } from "./plnnontaglis/product.ts";
import { plnPostpaid } from "./plnpostpaid/product.ts";
import type { Product } from "./product.ts";
import { television } from "./television/product.ts";
import { telkom } from "./telkom/product.ts";

/** Products in display order; a fresh shop sells the first. */
export const PRODUCTS: readonly Product[] = [
  bpjstkPu,
  bpjsKesehatan,
  bpjstkBpu,
  plnPostpaid,
  plnNontaglis,
  pdam,
  telkom,
  internet,
  mobile,
  pgas,
  multifinance,
  television,
  pbb,
  esamsat,
  insurance,
];

export const DEFAULT_PRODUCT: Product = bpjstkPu;

/** A bill that this version cannot read. Everything in it is kept and shown. */
export const UNKNOWN_PRODUCT: Product = {
  id: "unknown",
  codes: [],
  listedUnder: "",
  group: "other",
  number: { key: "noPelanggan", length: [1, 40] },
  sandbox: { number: "" },
  title: "unknownTitle",
  lines: ["number", "name", "period"],
  period: "text",
  repeat: "amount",
  unknown: true,
};

/** The product of an IAK code, as far as the code itself tells. New codes of a known family work. */
export function productOfCode(code: string, among: readonly Product[] = PRODUCTS): Product {
  const belongs = (pattern: string) =>
    pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : code === pattern;
  return among.find(({ codes }) => codes.some(belongs)) ?? UNKNOWN_PRODUCT;
}

/** The product of a code that IAK lists under `type`: the code decides only between products of that type. */
export function productListed(type: string, code: string): Product {
  const own = PRODUCTS.filter(({ listedUnder }) => listedUnder === type);
  const known = productOfCode(code, own);
  return known.unknown ? (own.find(({ byList }) => byList) ?? known) : known;
}

/** The product with this id; undefined for any other text. */
export function productById(id: string | null): Product | undefined {
  return PRODUCTS.find((product) => product.id === id);
}

/** The product of a stored inquiry, by its family. A later version may know more families than the one that stored it. */
export function productOf({ family, product }: { readonly family: string; readonly product: string }): Product {
  return productById(family) ?? productOfCode(product);
}
