import { priceLists, writePriceList } from "#lib/db/price-lists.ts";
import type { PaymentDeps } from "./deps.ts";

/**
 * Reads what the biller lists under one type. False when it could not be read, or lists nothing where it listed something, which may be a
 * mishap: then the stored list stays.
 */
export async function readPriceList(deps: PaymentDeps, type: string): Promise<boolean> {
  const reply = await deps.biller.priceList({ type, status: "all" });
  if (reply.kind !== "list") return false;
  const stored = (await priceLists(deps.database.read)).find((list) => list.type === type);
  if (reply.products.length === 0 && stored?.products.length) return false;
  // A code that is listed twice is one product.
  const byCode = new Map(reply.products.map((product) => [product.code, product]));
  const products = [...byCode.values()].sort((one, other) => one.name.localeCompare(other.name, "id"));
  await deps.database.transaction((tx) => writePriceList(tx, { type, products, readAt: deps.now() }));
  return true;
}
