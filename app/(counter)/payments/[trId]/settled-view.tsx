import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { mayPrintReceipt } from "#lib/domain/roles.ts";
import { billerWords } from "#lib/i18n/failure-words.ts";
import { loket } from "#lib/server/next.ts";
import { PaymentFacts, PaymentFigures } from "./payment-facts.tsx";
import { Refund } from "./refund.tsx";
import type { PaymentView, WholeView } from "./view.ts";

/** IAK's codes for a bill that is paid already; check status has agreed that it was not us. */
const PAID_BEFORE = ["01", "34", "40"];

/** A payment that failed, was given up or was taken back, with the customer's money to return; or a success as colleagues see it. */
export async function SettledView({ view }: { view: PaymentView }) {
  const { payment, actor } = view;
  const reversed = view.whole && view.payment.reversedAt !== null;
  // Enter must not lead away from money that has to go back.
  const owing = view.whole && view.payment.owed > 0;
  const state = reversed ? "cancelled" : payment.state;
  const t = await getTranslations("payment");
  const keys = await getTranslations("keys");
  const printable = state === "success" && mayPrintReceipt(actor, payment, await loket().settings.preferences());

  return (
    <OutcomeCard state={state}>
      <OutcomeHeading state={state} title={reversed ? t("reversed") : t(state)}>
        {reversed && <p>{t("reversedLead")}</p>}
        {view.whole && payment.state === "failed" && <p>{await whyFailed(view)}</p>}
        {payment.state === "cancelled" && <p>{t("cancelledLead")}</p>}
      </OutcomeHeading>
      <PaymentFigures view={view} />
      {view.whole && <Refund view={view} />}
      <div className="flex flex-wrap gap-3">
        <Link href="/pay" autoFocus={!owing} className={buttonClass("primary", "xl")} aria-keyshortcuts="F2 Escape">
          {keys("new")} <Kbd onButton>F2</Kbd>
        </Link>
        {printable && (
          <Link href={`/receipts/${payment.trId}`} className={buttonClass("secondary", "xl")}>
            {t("print")}
          </Link>
        )}
      </div>
      <PaymentFacts view={view} />
    </OutcomeCard>
  );
}

async function whyFailed({ payment: { code } }: WholeView): Promise<string> {
  const t = await getTranslations("payment");
  if (code !== null && PAID_BEFORE.includes(code)) return t("failedPaidElsewhere");
  return t("failedLead", { reason: code ? await billerWords(code) : "" });
}
