import { findInquiry } from "#lib/db/inquiries.ts";
import { findPayment, successesOf, unsettledPaymentOf } from "#lib/db/payments.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import type { AmountLine, Fact } from "#lib/domain/products/product.ts";
import { wibDay } from "#lib/domain/time.ts";
import type { PaymentDeps } from "./deps.ts";

/** Everything that the cashier must see before paying. */
export type Quote = {
  readonly inquiry: Inquiry;
  readonly programmes: readonly AmountLine[];
  readonly facts: readonly Fact[];
  /** The programmes' sum, where it differs from the nominal: a warning, never a block. */
  readonly differingSum: number | null;
  /** Why it cannot be paid as it stands. */
  readonly obstacle: "expired" | "outdated" | null;
  /** The success that made it outdated. */
  readonly outdatedBy: Payment | null;
  /** The same bill, being paid under another inquiry. */
  readonly inPayment: Payment | null;
  /** This kode iuran and period was paid before: needs the cashier's tick. */
  readonly paidBefore: Payment | null;
};

/** An inquiry as its confirmation shows it; its payment instead, where there is one; null when nobody knows it. */
export async function readQuote(deps: PaymentDeps, trId: TrId): Promise<Quote | Payment | null> {
  const { read } = deps.database;
  const payment = await findPayment(read, trId);
  if (payment) return payment;
  const inquiry = await findInquiry(read, trId);
  if (!inquiry) return null;
  const product = productOf(inquiry.product);
  const programmes = product.amountLines(inquiry.details);
  const sum = programmes.reduce((total, line) => total + line.amount, 0);
  const successes = await successesOf(read, inquiry, 100);
  const outdatedBy = successes.find((earlier) => (earlier.settledAt ?? 0) >= inquiry.askedAt) ?? null;
  return {
    inquiry,
    programmes,
    facts: product.facts(inquiry.details),
    differingSum: sum === inquiry.nominal ? null : sum,
    obstacle: inquiry.day !== wibDay(deps.now()) ? "expired" : outdatedBy ? "outdated" : null,
    outdatedBy,
    inPayment: await unsettledPaymentOf(read, inquiry),
    paidBefore: successes.find((earlier) => earlier.period === inquiry.period) ?? null,
  };
}
