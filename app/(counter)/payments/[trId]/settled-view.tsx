import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { InquireAgain } from "#components/bills/inquire-again.tsx";
import { RefusalLink } from "#components/bills/refusal-link.tsx";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { askedOf } from "#lib/domain/products/ask-for.ts";
import { mayPrintReceipt } from "#lib/domain/roles.ts";
import { billerWords } from "#lib/i18n/failure-words.ts";
import { type Advice, loket } from "#lib/server/next.ts";
import { findBill } from "../../pay/actions.ts";
import { receiptLink } from "../../pay/receipt-link.ts";
import { PaymentFacts, PaymentFigures } from "./payment-facts.tsx";
import { Refund } from "./refund.tsx";
import type { PaymentView, WholeView } from "./view.ts";

/** A failed, cancelled or reversed payment, with the customer's refund; or a success as colleagues see it. */
export async function SettledView({ view }: { view: PaymentView }) {
  const { payment, actor } = view;
  const reversed = view.whole && view.payment.reversedAt !== null;
  // Enter must not lead away from a refund that is due.
  const owing = view.whole && view.payment.owed > 0;
  const state = reversed ? "cancelled" : payment.state;
  const t = await getTranslations("payment");
  const keys = await getTranslations("keys");
  const confirm = await getTranslations("confirm");
  const advice = view.whole && payment.state === "failed" ? loket().adviceOn(view.payment.code ?? "") : "none";
  const paidHere = advice === "paid" && view.whole ? await loket().reads.paidHere(view.payment) : null;
  const failed = view.whole && payment.state === "failed" && advice === "again";
  const inquiry = failed ? await loket().reads.inquiry(actor, payment.trId) : null;
  const again = inquiry && { ...inquiry, asked: askedOf(inquiry) };
  const printable = state === "success" && mayPrintReceipt(actor, payment, await loket().settings.preferences());

  return (
    <OutcomeCard state={state}>
      <OutcomeHeading state={state} title={reversed ? t("reversed") : t(state)}>
        {reversed && <p>{t("reversedLead")}</p>}
        {view.whole && payment.state === "failed" && <p>{await whyFailed(view, advice)}</p>}
        {paidHere && <RefusalLink link={await receiptLink(actor, paidHere)} />}
        {payment.state === "cancelled" && <p>{t("cancelledLead")}</p>}
      </OutcomeHeading>
      <PaymentFigures view={view} />
      {view.whole && <Refund view={view} />}
      <div className="flex flex-wrap items-end gap-3">
        {again && (
          <InquireAgain
            bill={again}
            find={findBill.bind(null, actor.id)}
            words={{ act: t("tryAgain"), busy: confirm("inquiringAgain") }}
            focus={!owing}
          />
        )}
        <Link
          href="/pay"
          autoFocus={!owing && !again}
          className={buttonClass(again ? "secondary" : "primary", "xl")}
          aria-keyshortcuts="F2 Escape"
        >
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

async function whyFailed({ payment: { code, product } }: WholeView, advice: Advice): Promise<string> {
  const t = await getTranslations("payment");
  // Check status has confirmed that it was not this payment.
  if (advice === "paid") return t("failedPaidElsewhere");
  return t("failedLead", { reason: code ? await billerWords(code, product) : "" });
}
