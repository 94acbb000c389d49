import type { Preferences } from "./preferences.ts";
import { productOf } from "./products/catalogue.ts";

type Bill = { readonly family: string; readonly product: string; readonly price: number };

/**
 * "Biaya loket", in rupiah: the shop's own fee for a bill, by product and minimum total; the highest minimum that the bill reaches applies.
 * It is added to the biller's price, and never part of the admin fee.
 */
export function ownFeeOf(
  bill: Bill,
  { ownFees, feeByContract }: Pick<Preferences, "ownFees" | "feeByContract">,
): number {
  const product = productOf(bill);
  if (product.noOwnFee && !feeByContract) return 0;
  const reached = ownFees.filter(({ id, from }) => id === product.id && from <= bill.price);
  return reached.sort((one, other) => other.from - one.from)[0]?.fee ?? 0;
}
