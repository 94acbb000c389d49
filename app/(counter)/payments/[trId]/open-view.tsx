import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActButton } from "#components/payments/act-button.tsx";
import { FollowPayment } from "#components/payments/follow-payment.tsx";
import { OutcomeCard } from "#components/payments/outcome-card.tsx";
import { OutcomeHeading } from "#components/payments/outcome-heading.tsx";
import { ProvisionalSlip } from "#components/receipts/provisional-slip.tsx";
import { receiptPapers } from "#components/receipts/receipt-papers.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Changing } from "#components/ui/changing.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { handedOver } from "#lib/domain/payment.ts";
import { isUnclear, maySendAgain } from "#lib/domain/payment-state.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { checkStatus, giveUp, sendAgain } from "./actions.ts";
import { PaymentFacts, PaymentFigures } from "./payment-facts.tsx";
import type { PaymentView, WholeView } from "./view.ts";

/** An unsettled payment: what is known, what must not be done, and what may be done. */
export async function OpenView({ view }: { view: PaymentView }) {
  const { payment } = view;
  const t = await getTranslations("payment");
  return (
    <OutcomeCard state={payment.state}>
      <OutcomeHeading state={payment.state} title={t(payment.state)}>
        <p>{t(`${payment.state as "pending"}Lead`)}</p>
      </OutcomeHeading>
      <PaymentFigures view={view} />
      <WhatToDo view={view} />
      <FollowPayment trId={payment.trId} version={payment.version} />
    </OutcomeCard>
  );
}

/** What must not be done with an unsettled payment, whose bill it is, and what may be done. */
export async function WhatToDo({ view }: { view: PaymentView }) {
  const { state } = view.payment;
  const t = await getTranslations("payment");
  const keys = await getTranslations("keys");
  const unclear = isUnclear(state);
  return (
    <>
      <p
        className={`rounded-big px-5 py-4 text-lg font-semibold ${unclear ? "bg-warn-soft text-warn" : "bg-info-soft text-info"}`}
      >
        {unclear ? t("doNotPayAgain") : t("notPaid")}
      </p>
      <PaymentFacts view={view} />
      <div className="mt-auto flex flex-wrap gap-3">
        {unclear && <CheckButton view={view} />}
        {unclear && view.whole && <Slip view={view} />}
        {maySendAgain(state) && <SendAgainButtons view={view} />}
        {/* A prefetched page would be fetched again with each news, just when the outcome is awaited. */}
        <Link href="/pay" prefetch={false} className={buttonClass("secondary", "lg")} aria-keyshortcuts="F2 Escape">
          {keys("new")} <Kbd onButton>F2</Kbd>
        </Link>
      </div>
      <p className="text-ink-faint">
        <Changing>{await whenChecked(view)}</Changing>
      </p>
    </>
  );
}

async function CheckButton({ view: { payment, actor } }: { view: PaymentView }) {
  const t = await getTranslations("payment");
  const words = { act: t("check"), busy: t("checking"), unchanged: t("checked") };
  return (
    <ActButton
      trId={payment.trId}
      person={actor.id}
      act={checkStatus}
      words={words}
      state={payment.state}
      autoFocus
      kind="primary"
    />
  );
}

async function Slip({ view: { payment, zone } }: { view: WholeView }) {
  const t = await getTranslations("payment");
  const drawing = await loket().reads.provisionalSlip(payment, zone);
  return <ProvisionalSlip label={t("provisional")} initialPaper="58" papers={receiptPapers(drawing)} />;
}

async function SendAgainButtons({ view }: { view: PaymentView }) {
  const { payment, actor, supervisor } = view;
  const t = await getTranslations("payment");
  const { trId, state } = payment;
  // Before `not_received` something was sent, so a confirmation is needed. For a `not_sent` nothing was.
  const ask = state === "not_received";
  const amount = formatRupiah(payment.price);
  const handed = formatRupiah(view.whole ? handedOver(view.payment) : payment.price);
  return (
    <>
      <ActButton
        trId={trId}
        person={actor.id}
        act={sendAgain}
        words={{ act: t("sendAgain"), busy: t("sendingAgain") }}
        state={state}
        kind="primary"
        {...(ask && {
          confirm: {
            title: t("confirmSendAgain", { amount }),
            lead: t("confirmSendAgainLead"),
            yes: t("sendAgain"),
            no: t("no"),
          },
        })}
      />
      {supervisor || !ask ? (
        <ActButton
          trId={trId}
          person={actor.id}
          act={giveUp}
          words={{ act: t("giveUp"), busy: t("givingUp") }}
          state={state}
          kind="danger"
          confirm={{
            title: t("confirmGiveUp", { amount }),
            lead: t("confirmGiveUpLead", { amount: handed }),
            yes: t("giveUp"),
            no: t("no"),
          }}
        />
      ) : (
        <>
          {/* Shown in its place, so that nobody looks for it; disabled, it says who may use it. */}
          <Button kind="danger" size="lg" aria-disabled aria-describedby="give-up-by">
            {t("giveUp")}
          </Button>
          <p id="give-up-by" className="self-center text-sm text-ink-faint">
            {t("giveUpBySupervisor")}
          </p>
        </>
      )}
    </>
  );
}

async function whenChecked({ payment, zone }: PaymentView): Promise<string> {
  const t = await getTranslations("payment");
  const asks = payment.state !== "not_sent" && payment.nextCheckAt !== null;
  const said = [
    payment.lastCheckedAt === null ? null : t("lastChecked", { time: formatTime(payment.lastCheckedAt, zone) }),
    asks ? t("nextCheck", { time: formatTime(payment.nextCheckAt ?? 0, zone) }) : null,
    isUnclear(payment.state) ? t("serveOthers") : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}
