import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OUTCOME_GRID } from "#components/payments/outcome-card.tsx";
import { Timeline } from "#components/payments/timeline.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { readTrId } from "#lib/domain/identifiers.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { hasRole } from "#lib/domain/roles.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { OpenView } from "./open-view.tsx";
import { SendingView } from "./sending-view.tsx";
import { SettleByHand } from "./settle-by-hand.tsx";
import { SettledView } from "./settled-view.tsx";
import { SuccessView } from "./success-view.tsx";
import { timelineLines } from "./timeline-lines.ts";
import type { PaymentView } from "./view.ts";

type Props = { params: Promise<{ trId: string }>; searchParams: Promise<{ for?: string | string[] }> };

export const generateMetadata = titled("payment.pageTitle");

/** The outcome of a payment as far as known, with the one thing to do next. */
export default async function PaymentPage({ params, searchParams }: Props) {
  const trId = readTrId((await params).trId);
  const actor = await requireActor("cashier", `/payments/${trId ?? ""}`);
  const { reads } = loket();
  const seen = trId && (await reads.payment(actor, trId));
  if (!trId || !seen) {
    if (trId && (await reads.inquiry(actor, trId))) redirect(`/pay/${trId}`);
    notFound();
  }
  const { zone } = await reads.outlet();
  const view: PaymentView = { ...seen, zone, actor, supervisor: hasRole(actor, "supervisor") };
  const { payment } = view;
  const t = await getTranslations("payment");
  const loserOf = readTrId((await searchParams).for);
  const notice = loserOf && loserOf !== trId && (
    <Alert tone="info">{t("otherInquiry", { trId: loserOf, cashier: payment.cashierName })}</Alert>
  );

  if (payment.state === "sending") {
    return (
      <div className={OUTCOME_GRID}>
        <div className="flex flex-col gap-4.5">
          {notice}
          <SendingView view={view} />
        </div>
      </div>
    );
  }
  if (view.whole && payment.state === "success" && view.payment.reversedAt === null) {
    return <SuccessView view={view} notice={notice} />;
  }
  const story = await reads.story(actor, trId);
  return (
    <div className={OUTCOME_GRID}>
      <div className="flex min-w-0 flex-col gap-4.5">
        {notice}
        {isUnsettled(payment.state) ? <OpenView view={view} /> : <SettledView view={view} />}
        {view.whole && view.supervisor && loket().maySettleByHand(view.payment) && (
          <div id="settle">
            <SettleByHand payment={view.payment} />
          </div>
        )}
      </div>
      {story && <Timeline title={t("story")} lines={await timelineLines(story, zone)} />}
    </div>
  );
}
