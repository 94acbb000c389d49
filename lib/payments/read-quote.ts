import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { findPayment, successesOf, unsettledPaymentOf } from "#lib/db/payments/payments.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { isSold } from "#lib/domain/preferences.ts";
import { isSameBill, repeatOf } from "#lib/domain/products/ask-for.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { sumOfAmounts } from "#lib/domain/products/describe-bill.ts";
import type { Product } from "#lib/domain/products/product.ts";
import { wibDay } from "#lib/domain/time.ts";
import { glanceAt, type PaymentGlance } from "#lib/domain/visible-payment.ts";
import type { PaymentDeps } from "./deps.ts";

/** Everything the cashier must see before paying. */
export type Quote = {
  readonly inquiry: Inquiry;
  /** The sum of the amounts if it differs from the nominal: a warning, never a block. */
  readonly differingSum: number | null;
  /** Why it cannot be paid now. */
  readonly obstacle: "unknown_product" | "unsold" | "expired" | "outdated" | null;
  /** The success that made it outdated. */
  readonly outdatedBy: PaymentGlance | null;
  /** The payment under way for the same bill under another inquiry. */
  readonly inPayment: PaymentGlance | null;
  /** An earlier payment of the same bill: the cashier must confirm. */
  readonly paidBefore: (PaymentGlance & { readonly repeat: Product["repeat"] }) | null;
};

/**
 * An inquiry for its confirmation page, with no more than a glance at other payments. If the inquiry has a payment, only its ID: that has
 * its own reader. Null for an unknown inquiry.
 */
export async function readQuote(deps: PaymentDeps, trId: TrId): Promise<Quote | { readonly paidAs: TrId } | null> {
  const { read } = deps.database;
  if (await findPayment(read, trId)) return { paidAs: trId };
  const inquiry = await findInquiry(read, trId);
  if (!inquiry) return null;
  const now = deps.now();
  const preferences = await readPreferences(read);
  const product = productOf(inquiry);
  const sum = sumOfAmounts(inquiry);
  const successes = await successesOf(read, inquiry, 100);
  const outdatedBy = successes.find((earlier) => (earlier.settledAt ?? 0) >= inquiry.askedAt);
  const inPayment = await unsettledPaymentOf(read, inquiry);
  const paidBefore = successes.find((earlier) => isSameBill(inquiry, earlier, now));
  return {
    inquiry,
    differingSum: sum === inquiry.nominal ? null : sum,
    obstacle: product.unknown
      ? "unknown_product"
      : !isSold(preferences, product)
        ? "unsold"
        : inquiry.day !== wibDay(now)
          ? "expired"
          : outdatedBy
            ? "outdated"
            : null,
    outdatedBy: outdatedBy ? glanceAt(outdatedBy) : null,
    inPayment: inPayment && glanceAt(inPayment),
    paidBefore: paidBefore ? { ...glanceAt(paidBefore), repeat: repeatOf(inquiry, paidBefore) } : null,
  };
}
