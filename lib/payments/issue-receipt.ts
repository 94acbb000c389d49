import type { Writer } from "#lib/db/connection.ts";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { hasReceipt, insertReceipt, takeReceiptNumber } from "#lib/db/payments/receipts.ts";
import { readOutletLogo } from "#lib/db/settings/logos.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { buildReceipt, receiptNumber } from "#lib/domain/receipt.ts";
import { dayOf } from "#lib/domain/time.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import type { PaymentDeps } from "./deps.ts";

/** Builds and stores the receipt at success; it is never recomputed (I13). */
export async function issueReceipt(deps: PaymentDeps, tx: Writer, payment: Payment): Promise<void> {
  if (await hasReceipt(tx, payment.trId)) return;
  const inquiry = await findInquiry(tx, payment.trId);
  if (!inquiry) throw new Error(`payment ${payment.trId} has no inquiry`);
  if (inquiry.price !== payment.price) throw new Error(`payment ${payment.trId} is of another price than its inquiry`);
  const outlet = await readOutlet(tx, deps.receipts.defaultOutlet);
  const year = dayOf(deps.now(), outlet.zone).slice(0, 4);
  const number = await takeReceiptNumber(tx, { year: Number(year), trId: payment.trId });
  const model = buildReceipt({
    number: receiptNumber(year, number),
    inquiry,
    payment: { ...payment, paidAt: payment.paidAt ?? deps.now() },
    outlet,
    zone: outlet.zone,
    logo: await readOutletLogo(tx),
    proof: productOf(inquiry).proof !== undefined && (await readPreferences(tx)).proofByContract,
    sample: deps.receipts.sample,
    words: RECEIPT_WORDS,
    verifyUrl: deps.receipts.verifyUrl(payment.trId),
  });
  await insertReceipt(tx, { trId: payment.trId, model, createdAt: deps.now() });
}
