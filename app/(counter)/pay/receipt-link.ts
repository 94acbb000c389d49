import { getLocale, getTranslations } from "next-intl/server";
import type { FailureLink } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { mayPrintReceipt } from "#lib/domain/roles.ts";
import { dayOf, formatDateTime, formatTime } from "#lib/domain/time.ts";
import type { PaymentGlance } from "#lib/domain/visible-payment.ts";
import { loket } from "#lib/server/next.ts";

/** A link to the receipt of a bill paid here before, or why the person may not open it. */
export async function receiptLink(actor: Actor, paid: PaymentGlance): Promise<FailureLink> {
  const t = await getTranslations("receipts");
  const { zone } = await loket().reads.outlet();
  const at = paid.settledAt ?? paid.createdAt;
  const today = dayOf(at, zone) === dayOf(loket().now(), zone);
  const time = today ? formatTime(at, zone) : formatDateTime(at, zone, await getLocale());
  const said = { time, cashier: paid.cashierName };
  return mayPrintReceipt(actor, paid, await loket().settings.preferences())
    ? { href: `/receipts/${paid.trId}`, words: t("paidHere", said) }
    : { href: null, words: t("paidHereClosed", said) };
}
