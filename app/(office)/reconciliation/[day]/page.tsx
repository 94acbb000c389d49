import { ChevronLeft, ChevronRight, Scale } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DayBadge } from "#components/reconciliation/day-badge.tsx";
import { Waterfall, type WaterfallStep } from "#components/reconciliation/waterfall.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { DAY, dayOf, dayStart, formatDate, formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { BalanceSentence, kindsSaid } from "./balance-sentence.tsx";
import { DayTimeline } from "./day-timeline.tsx";
import type { OpenedDay } from "./movements.ts";
import { OpenMovements } from "./open-movements.tsx";

export const generateMetadata = titled("reconciliation.title");

/** One day of the deposit: from its opening balance to its closing balance, with every movement. */
export default async function ReconciliationDayPage({ params }: PageProps<"/reconciliation/[day]">) {
  const { day } = await params;
  const actor = await requireActor("supervisor", `/reconciliation/${encodeURIComponent(day)}`);
  const { depositBook, reads, now } = loket();
  const { zone } = await reads.outlet();
  const start = dayStart(day, zone);
  if (start === null) notFound();
  const opened = await depositBook.day(actor, day);
  if (!opened.ok) notFound();
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const { book, since } = opened;
  const look = book?.state ?? "none";
  const today = dayOf(now(), zone);
  const neighbour = (days: number) => dayOf(start + days * DAY, zone);
  const step = `${buttonClass("ghost")} px-3`;
  return (
    <>
      <BackLink href="/reconciliation">{t("title")}</BackLink>
      <PageHeader
        title={formatDate(start, zone, language)}
        lead={book && <BalanceSentence book={book} intervals={opened.intervals} />}
      >
        <DayBadge look={look} />
        <nav aria-label={t("paging")} className="flex gap-1">
          <Link href={`/reconciliation/${neighbour(-1)}`} prefetch={false} className={step}>
            <ChevronLeft aria-hidden className="size-4.5" />
            {t("dayBefore")}
          </Link>
          {day < today && (
            <Link href={`/reconciliation/${neighbour(1)}`} prefetch={false} className={step}>
              {t("dayAfter")}
              <ChevronRight aria-hidden className="size-4.5" />
            </Link>
          )}
        </nav>
      </PageHeader>
      {book ? (
        <div className="flex flex-col gap-5">
          <OpenMovements intervals={opened.intervals} day={day} zone={zone} />
          <Card title={t("course")} className="overflow-hidden pb-3">
            <Waterfall
              opening={{
                label: t("opening"),
                hint: formatDateTime(book.openedAt, zone, language),
                balance: book.opening,
              }}
              steps={await stepsOf(book, opened.intervals)}
              closing={{
                label: t("closing"),
                hint: formatDateTime(book.closedAt, zone, language),
                balance: book.closing,
              }}
            />
            {since && since.count > 0 && (
              <p className="px-5 pt-2 text-small text-ink-soft">
                {t("sinceThen", { count: since.count, amount: formatRupiah(since.sum) })}
              </p>
            )}
          </Card>
          <Card title={t("movements")} className="overflow-hidden">
            <DayTimeline opened={opened} day={day} zone={zone} />
          </Card>
        </div>
      ) : (
        <Card>
          <EmptyState icon={Scale}>{t("emptyDay")}</EmptyState>
        </Card>
      )}
    </>
  );
}

/** What moved the balance; empty steps are left out, except our payments. */
async function stepsOf(
  book: NonNullable<OpenedDay["book"]>,
  intervals: OpenedDay["intervals"],
): Promise<WaterfallStep[]> {
  const t = await getTranslations("reconciliation");
  const { paid, maybe, returned, rises, falls } = book;
  const said = async (way: 1 | -1) => t("why_noted", { kinds: await kindsSaid(intervals, way) });
  const steps: (WaterfallStep | false)[] = [
    { key: "paid", label: t("paid"), hint: t("paidCount", { count: paid.count }), amount: -paid.sum, tone: "paid" },
    maybe !== 0 && { key: "maybe", label: t("waiting"), hint: t("waitingHint"), amount: maybe, tone: "warn" },
    returned !== 0 && { key: "returned", label: t("returned"), amount: returned, tone: "warn" },
    rises.noted !== 0 && { key: "in", label: t("rises"), hint: await said(1), amount: rises.noted, tone: "in" },
    rises.left !== 0 && { key: "rise", label: t("rises"), hint: t("notNoted"), amount: rises.left, tone: "in" },
    falls.noted !== 0 && { key: "out", label: t("falls"), hint: await said(-1), amount: falls.noted, tone: "paid" },
    falls.left !== 0 && { key: "fall", label: t("falls"), hint: t("notNoted"), amount: falls.left, tone: "bad" },
  ];
  return steps.filter((one) => one !== false);
}
