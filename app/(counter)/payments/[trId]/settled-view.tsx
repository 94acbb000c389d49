import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { RefundBox } from "#components/payments/refund-box.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { linkWords } from "#components/ui/link-words.ts";
import { mayPrintReceipt } from "#lib/domain/answers-for.ts";
import { changeOf } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { billerWords } from "#lib/i18n/failure-words.ts";
import { loket } from "#lib/server/next.ts";
import { returnMoney } from "./actions.ts";
import { PaymentFacts, PaymentFigures } from "./payment-facts.tsx";
import type { PaymentView, WholeView } from "./view.ts";

/** IAK's codes for a bill that is paid already; check status has agreed that it was not us. */
const PAID_BEFORE = ["01", "34", "40"];

/** A payment that failed or was given up, with the customer's cash to return; or a success as colleagues see it. */
export async function SettledView({ view }: { view: PaymentView }) {
  const { payment, actor } = view;
  const t = await getTranslations("payment");
  const keys = await getTranslations("keys");
  const printable =
    payment.state === "success" && mayPrintReceipt(actor, payment, await loket().settings.preferences());

  return (
    <OutcomeCard state={payment.state}>
      <OutcomeHeading state={payment.state} title={t(payment.state)}>
        {view.whole && payment.state === "failed" && <p>{await whyFailed(view)}</p>}
        {payment.state === "cancelled" && <p>{t("cancelledLead")}</p>}
      </OutcomeHeading>
      {view.whole && <Refund view={view} />}
      <PaymentFigures view={view} />
      <PaymentFacts view={view} />
      <div className="mt-auto flex flex-wrap gap-3">
        <Link href="/pay" autoFocus className={buttonClass("primary", "xl")} aria-keyshortcuts="F2 Escape">
          {keys("new")} <Kbd onButton>F2</Kbd>
        </Link>
        {printable && (
          <Link href={`/receipts/${payment.trId}`} className={buttonClass("secondary", "xl")}>
            {t("print")}
          </Link>
        )}
      </div>
    </OutcomeCard>
  );
}

async function whyFailed({ payment: { code } }: WholeView): Promise<string> {
  const t = await getTranslations("payment");
  if (code !== null && PAID_BEFORE.includes(code)) return t("failedPaidElsewhere");
  return t("failedLead", { reason: code ? await billerWords(code) : "" });
}

async function Refund({ view: { payment, zone, actor } }: { view: WholeView }) {
  const back = (await loket().reads.money(actor, payment.trId))?.findLast(({ kind }) => kind === "returned");
  if (payment.owed <= 0 && !back) return null;
  const t = await getTranslations("payment");
  const amount = formatRupiah(payment.owed > 0 ? payment.owed : (back?.amount ?? 0));
  const change = changeOf(payment);
  const returnedAt = payment.owed > 0 ? null : (back?.at ?? null);
  const time = returnedAt === null ? "" : formatDateTime(returnedAt, zone, await getLocale());
  const asked = change
    ? t("refundChange", { change: formatRupiah(change), cash: formatRupiah(payment.cashReceived ?? 0) })
    : null;
  return (
    <RefundBox
      trId={payment.trId}
      returned={returnedAt !== null}
      returnMoney={returnMoney}
      words={{
        due: returnedAt === null ? t("refund", { amount }) : t("refundedAt", { amount, time }),
        note: returnedAt === null ? asked : null,
        done: t("refunded"),
        ...(await linkWords()),
      }}
    />
  );
}
