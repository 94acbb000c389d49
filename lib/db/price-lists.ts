import type { ListedProduct } from "#lib/domain/biller.ts";
import { productListed, productOfCode } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import type { Reader, Writer } from "./connection.ts";

/** What the biller last listed under one of its types; `readAt` in UTC milliseconds. */
export type PriceList = { readonly type: string; readonly products: readonly ListedProduct[]; readonly readAt: number };

/** The last list of each type that was ever read. */
export async function priceLists(from: Reader): Promise<PriceList[]> {
  const rows = await from.query.selectFrom("priceLists").selectAll().orderBy("type").execute();
  return rows.map((row) => ({ ...row, products: JSON.parse(row.products) }));
}

/** The names of all listed codes. */
export async function listedNames(from: Reader): Promise<ReadonlyMap<string, string>> {
  const products = (await priceLists(from)).flatMap((list) => list.products);
  return new Map(products.map(({ code, name }) => [code, name]));
}

/** Replaces the list of its type. */
export async function writePriceList(tx: Writer, list: PriceList): Promise<void> {
  const row = { ...list, products: JSON.stringify(list.products) };
  await tx.query
    .insertInto("priceLists")
    .values(row)
    .onConflict((conflict) => conflict.column("type").doUpdateSet(row))
    .execute();
}

/** The product of any code of the biller's, by the list that has it, else by the code itself; and whether the biller sells it, as far as it listed it. */
export async function lookUpCode(from: Reader, code: string): Promise<{ product: Product; active: boolean }> {
  const own = productOfCode(code);
  const listed = (await priceLists(from)).flatMap(({ type, products }) =>
    products.filter((row) => row.code === code).map(({ active }) => ({ product: productListed(type, code), active })),
  );
  return listed.find(({ product }) => product === own) ?? listed[0] ?? { product: own, active: true };
}
