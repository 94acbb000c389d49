import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { formatPeriod } from "#lib/domain/period.ts";
import { ReceiptDesk } from "../../receipts/[trId]/receipt-desk.tsx";
import { PaymentFigures } from "./payment-facts.tsx";
import { Refund } from "./refund.tsx";
import type { WholeView } from "./view.ts";

/** Paid: the change to hand out, and the receipt beside it, one key from the printer. */
export async function SuccessView({ view, notice }: { view: WholeView; notice: ReactNode }) {
  const { payment, actor } = view;
  const t = await getTranslations("payment");
  const period = formatPeriod(payment.period, await getLocale());
  return (
    <OutcomeCard state="success">
      {notice}
      <ReceiptDesk
        trId={payment.trId}
        actor={actor}
        print={t("print")}
        fresh
        summary={
          <div className="flex flex-col gap-7 short:gap-5">
            <OutcomeHeading state="success" title={t("success")}>
              <p>
                {payment.company || "–"} · {period || "–"} · <span className="font-mono">{payment.noref ?? "–"}</span>
              </p>
            </OutcomeHeading>
            <PaymentFigures view={view} />
            <Refund view={view} />
          </div>
        }
      >
        <Link href="/pay" className={`${buttonClass("secondary", "xl")} max-sm:w-full`} aria-keyshortcuts="F2 Escape">
          {t("new")} <Kbd onButton>F2</Kbd>
        </Link>
      </ReceiptDesk>
    </OutcomeCard>
  );
}
