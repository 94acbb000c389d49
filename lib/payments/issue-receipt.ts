import type { Writer } from "#lib/db/connection.ts";
import { findInquiry } from "#lib/db/inquiries.ts";
import { readOutletLogo } from "#lib/db/logos.ts";
import { readOutlet } from "#lib/db/outlet.ts";
import { hasReceipt, insertReceipt } from "#lib/db/receipts.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import type { PaymentDeps } from "./deps.ts";

/** Stores the receipt as it is at success; it is never computed again (I13). */
export async function issueReceipt(deps: PaymentDeps, tx: Writer, payment: Payment): Promise<void> {
  if (await hasReceipt(tx, payment.trId)) return;
  const inquiry = await findInquiry(tx, payment.trId);
  if (!inquiry) throw new Error(`payment ${payment.trId} has no inquiry`);
  if (inquiry.price !== payment.price) throw new Error(`payment ${payment.trId} is of another price than its inquiry`);
  const outlet = await readOutlet(tx, deps.receipts.defaultOutlet);
  const model = buildReceipt({
    inquiry,
    payment: { ...payment, paidAt: payment.paidAt ?? deps.now() },
    outlet,
    zone: outlet.zone,
    logo: await readOutletLogo(tx),
    sample: deps.receipts.sample,
    verifyUrl: deps.receipts.verifyUrl(payment.trId),
  });
  await insertReceipt(tx, { trId: payment.trId, model, createdAt: deps.now() });
}
