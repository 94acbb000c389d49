import { getTranslations } from "next-intl/server";
import { Elapsed, OnceItTakesLong } from "#components/payments/elapsed.tsx";
import { FollowPayment } from "#components/payments/follow-payment.tsx";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { loket } from "#lib/server/next.ts";
import { WhatToDo } from "./open-view.tsx";
import { PaymentFigures } from "./payment-facts.tsx";
import type { PaymentView } from "./view.ts";

/** Under way to the biller: only the amount and the seconds while a good payment would still be answered. */
export async function SendingView({ view }: { view: PaymentView }) {
  const { payment } = view;
  const t = await getTranslations("payment");
  const ago = Math.max(0, loket().now() - payment.updatedAt);
  const cash = !view.whole || view.payment.method === "cash";
  return (
    <OutcomeCard state="sending">
      <OutcomeHeading state="sending" title={t("sending")}>
        <Elapsed ago={ago} />
      </OutcomeHeading>
      <PaymentFigures view={view} />
      <OnceItTakesLong ago={ago} cash={cash}>
        <WhatToDo view={view} />
      </OnceItTakesLong>
      <FollowPayment trId={payment.trId} version={payment.version} />
    </OutcomeCard>
  );
}
