import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { CloseShiftForm } from "#components/shifts/close-shift-form.tsx";
import { Difference } from "#components/shifts/difference.tsx";
import { MoveCash } from "#components/shifts/move-cash.tsx";
import { OpenShiftForm } from "#components/shifts/open-shift-form.tsx";
import { BlindDrawerCard, DrawerCard, MethodCard } from "#components/shifts/shift-figures.tsx";
import { WaitingPayments } from "#components/shifts/waiting-payments.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import { FollowStamp } from "#components/ui/follow-stamp.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productNames } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { readMovesPart } from "#lib/server/web/shift-address.ts";
import { closeShift, compareCount, moveCash, openShift } from "./actions.ts";

type Props = { searchParams: Promise<{ next?: string | string[]; moves?: string | string[] }> };

export const generateMetadata = titled("shift.title");

/** A cashier's own shift: opened with the cash in the drawer, closed with its count. */
export default async function ShiftPage({ searchParams }: Props) {
  const actor = await requireActor("cashier", "/shift");
  const { shifts, reads, settings } = loket();
  const [{ open, waiting, last }, { zone }] = await Promise.all([shifts.mine(actor), reads.outlet()]);
  const list = { zone, nameProduct: await productNames((await settings.preferences()).products) };
  const t = await getTranslations("shift");
  const language = await getLocale();
  const time = (at: number) => formatDateTime(at, zone, language);
  const { next, moves: part } = await searchParams;
  if (!open) {
    return (
      <>
        <PageHeader title={t("title")} lead={t("openLead")} />
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
          <Card className="p-6 sm:px-10 sm:py-9">
            <OpenShiftForm
              last={last?.closing ? { counted: last.closing.counted, at: time(last.closing.at) } : null}
              next={typeof next === "string" ? next : null}
              open={openShift}
            />
          </Card>
          <div className="flex flex-col gap-5">
            {last && <LastShift last={last} zone={zone} />}
            <Carried payments={waiting.payments} {...list} />
            <MoreWaiting {...waiting} />
          </div>
        </div>
      </>
    );
  }

  const { shift, moves, figures, stamp } = open;
  const { openingCash } = shift;
  const movesAt = { address: "/shift", part: readMovesPart(part) };
  const here = waiting.payments.filter(({ shiftId }) => shiftId === shift.id);
  const earlier = waiting.payments.filter(({ shiftId }) => shiftId !== shift.id);
  return (
    <>
      <PageHeader title={t("title")} lead={t("openSince", { id: shift.id, time: time(shift.openedAt) })} />
      <FollowStamp address={`/api/shifts/${shift.id}`} stamp={stamp} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_29rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {figures ? (
            <DrawerCard {...{ openingCash, zone, movesAt }} expected={figures.expected} totals={figures.totals} />
          ) : (
            <BlindDrawerCard {...{ openingCash, moves, zone, movesAt }} />
          )}
          <MoveCash move={moveCash} />
          {figures && <MethodCard totals={figures.totals} />}
          <WaitingPayments title={t("waitingHere")} payments={here} {...list} />
          <Carried payments={earlier} {...list} />
          <MoreWaiting {...waiting} />
        </div>
        <Card title={t("close")}>
          <div className="flex flex-col gap-4 px-5 pb-5">
            <Unsettled payments={here} />
            <CloseShiftForm
              shiftId={shift.id}
              shown={figures && { expected: figures.expected, tolerance: figures.tolerance }}
              others={false}
              compare={compareCount}
              close={closeShift}
            />
          </div>
        </Card>
      </div>
    </>
  );
}

/** Closing need not wait for them: their cash is in the drawer already, and they stay with their cashier. */
async function Unsettled({ payments }: { payments: readonly Payment[] }) {
  const count = payments.filter(({ state }) => isUnsettled(state)).length;
  if (count === 0) return null;
  return <Alert tone="warn">{(await getTranslations("shift"))("unsettledNote", { count })}</Alert>;
}

/** Payments waiting from earlier shifts, and from before there were shifts. */
async function Carried({ payments, ...list }: Omit<ComponentProps<typeof WaitingPayments>, "title">) {
  const t = await getTranslations("shift");
  return (
    <>
      <WaitingPayments title={t("carried")} payments={payments.filter(({ shiftId }) => shiftId !== null)} {...list} />
      <WaitingPayments title={t("outside")} payments={payments.filter(({ shiftId }) => shiftId === null)} {...list} />
    </>
  );
}

/** Says that the lists above are incomplete; the number matches the counter's other pages. */
async function MoreWaiting({ payments, count }: { payments: readonly Payment[]; count: number }) {
  if (count <= payments.length) return null;
  return (
    <Alert tone="warn">{(await getTranslations("shift"))("moreWaiting", { shown: payments.length, count })}</Alert>
  );
}

async function LastShift({ last, zone }: { last: Shift; zone: Zone }) {
  const t = await getTranslations("shift");
  if (!last.closing) return null;
  return (
    <Card title={t("last")}>
      <div className="flex flex-col items-start gap-2 px-5 pb-4">
        <p className="text-ink-soft">
          {t("lastClosed", {
            time: formatDateTime(last.closing.at, zone, await getLocale()),
            name: last.closing.byName,
          })}
        </p>
        <Difference closing={last.closing} />
        <OnwardLink href={`/shift/${last.id}`}>{t("seeSummary")}</OnwardLink>
      </div>
    </Card>
  );
}
