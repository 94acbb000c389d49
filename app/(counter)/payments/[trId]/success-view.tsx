import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { outcomeCardClass } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { describeBill, productName } from "#lib/domain/products/describe-bill.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { ReceiptDesk } from "../../receipts/[trId]/receipt-desk.tsx";
import { PaymentFacts, PaymentFigures } from "./payment-facts.tsx";
import { Refund } from "./refund.tsx";
import type { WholeView } from "./view.ts";

/** Paid: the change to hand out, and the receipt beside it, one key from the printer. */
export async function SuccessView({ view, notice }: { view: WholeView; notice: ReactNode }) {
  const { payment, actor } = view;
  const t = await getTranslations("payment");
  const words = await productWords();
  const product = productName(payment, words);
  const inquiry = await loket().reads.inquiry(actor, payment.trId);
  const remainder = inquiry && describeBill(inquiry, words).remainder;
  return (
    <ReceiptDesk
      trId={payment.trId}
      actor={actor}
      words={{ print: t("print"), copy: t("copy"), next: t("new") }}
      fresh
      className={outcomeCardClass("success")}
      nextKeys="F2 Escape"
      details={<PaymentFacts view={view} />}
      summary={
        <>
          {notice}
          <OutcomeHeading state="success" title={t("success")}>
            <p>
              {[product, payment.company || "–"].join(" · ")} ·{" "}
              <span className="font-mono" translate="no">
                {payment.noref ?? "–"}
              </span>
            </p>
          </OutcomeHeading>
          <PaymentFigures view={view} />
          {remainder && <Alert tone="warn">{remainder}</Alert>}
          <Refund view={view} />
        </>
      }
    />
  );
}
