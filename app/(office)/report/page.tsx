import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { PrintDrawing } from "#components/receipts/print-drawing.tsx";
import { BookForm } from "#components/reports/book-form.tsx";
import { DayChanges } from "#components/reports/day-changes.tsx";
import { LockDay } from "#components/reports/lock-day.tsx";
import { ReportSheet } from "#components/reports/report-sheet.tsx";
import { ReportTable } from "#components/reports/report-table.tsx";
import { ShiftTable } from "#components/shifts/shift-table.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { figureSize } from "#components/ui/figure-size.ts";
import { FilterDate } from "#components/ui/filter-fields.tsx";
import { linkWords } from "#components/ui/link-words.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { countedWords } from "#lib/domain/report-rows.ts";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { DAY, dayOf, dayStart, formatDate, formatDateTime, isDay } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { lockDay, recordReportPrint } from "./actions.ts";
import { differenceWords, reportWords } from "./report-words.ts";

/** More than any outlet opens in a day. */
const MOST_SHIFTS = 100;

type Props = { searchParams: Promise<{ date?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("report"))("title") };
}

/** One day of the outlet: what was paid, by whom and how, what cash should be there, what is still open. The day is in the address. */
export default async function ReportPage({ searchParams }: Props) {
  const actor = await requireActor("supervisor", "/report");
  const { dayReport, reads, shifts, now } = loket();
  const outlet = await reads.outlet();
  const { zone } = outlet;
  const { date } = await searchParams;
  const today = dayOf(now(), zone);
  const known = typeof date === "string" && isDay(date);
  const day = known ? date : today;
  const start = dayStart(day, zone) as number;
  const [told, page] = await Promise.all([
    dayReport.of(actor, day),
    shifts.page(actor, { within: { since: start, until: start + DAY } }, {}, MOST_SHIFTS),
  ]);
  const { report, auditCode } = granted(told);
  const { rows: worked } = granted(page);
  const { lock, printed, differences } = report;
  const drawing = await dayReport.paper(day, { report, auditCode });
  const t = await getTranslations("report");
  const language = await getLocale();
  const time = (at: number) => formatDateTime(at, zone, language);
  const words = await reportWords();
  const dayWords = formatDate(start, zone, language);
  const [before, after] = [start - DAY, start + DAY].map((at) => dayOf(at, zone));
  const { paid, unsettled, toReturn } = report.outlet;
  const hasChanged = printed !== null && printed.changes.count > 0;
  const lockedWords = lock && t("locked", { time: time(lock.at), name: lock.byName });
  const changedWords = printed && hasChanged && t("changed", { time: time(printed.at), name: printed.byName });
  const differing = await differenceWords(differences);

  return (
    <>
      <PageHeader title={t("title")} lead={dayWords}>
        <PrintDrawing
          drawing={drawing}
          initialPaper="a4"
          record={recordReportPrint.bind(null, { day, mark: report.mark })}
          a4={
            <ReportSheet
              title={t("title")}
              outletName={outlet.name}
              day={dayWords}
              notes={[
                t("printed", { time: time(now()) }),
                lockedWords,
                changedWords,
                t("audit", { code: auditCode }),
              ].filter((note) => note !== null && note !== false)}
              words={{ ...words, signed: t("signed"), afterLock: t("afterLock"), differences: t("differences") }}
              figures={report}
              later={lock?.figures ?? null}
              differences={differing}
            />
          }
        />
      </PageHeader>
      {date !== undefined && !known && (
        <div className="mb-5">
          <Alert tone="warn">{t("noSuchDay", { date: String(date), day: dayWords })}</Alert>
        </div>
      )}
      <form method="get" className="mb-5 flex flex-wrap items-end gap-3">
        <FilterDate label={t("date")} name="date" value={day} max={today} />
        <button type="submit" className={buttonClass("secondary", "md")}>
          {t("show")}
        </button>
        <Link href={`/report?date=${before}`} className={buttonClass("ghost", "md")}>
          {t("dayBefore")}
        </Link>
        {day < today && (
          <Link href={`/report?date=${after}`} className={buttonClass("ghost", "md")}>
            {t("dayAfter")}
          </Link>
        )}
      </form>
      {lockedWords && (
        <div className="mb-5">
          <Alert tone="info">{lockedWords}</Alert>
        </div>
      )}
      {printed && changedWords && (
        <div className="mb-5">
          <Alert tone="warn">
            <p className="mb-2">{changedWords}</p>
            <DayChanges changes={printed.changes} zone={zone} />
          </Alert>
        </div>
      )}
      <dl className="mb-5 grid grid-cols-2 gap-4 max-[22.5rem]:grid-cols-1 lg:grid-cols-4">
        <Figure label={words.count} value={countedWords(report.outlet, words.counted)} />
        <Figure label={words.total} value={formatRupiah(paid.total)} />
        <Figure label={words.revenue} value={formatRupiah(paid.commission + paid.rounding)} />
        <Figure
          label={t("open")}
          value={String(unsettled.count + toReturn.count)}
          warn={unsettled.count + toReturn.count > 0}
        />
      </dl>
      <Card title={t("figures")} className="overflow-hidden">
        <ReportTable caption={t("caption", { day: dayWords })} words={words} {...report} />
        <p className="border-t border-line px-5 py-3 text-small text-ink-faint">{t("note")}</p>
      </Card>
      {differing.length > 0 && (
        <Card title={t("differences")} className="mt-5">
          <ul className="flex flex-col gap-1.5 px-5 pb-5">
            {differing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Card>
      )}
      {lock && lock.changes.count > 0 && (
        <Card title={t("afterLock")} className="mt-5 overflow-hidden">
          <div className="px-5 pb-4">
            <DayChanges changes={lock.changes} zone={zone} />
          </div>
          {lock.figures && <ReportTable caption={t("afterLock")} words={words} {...lock.figures} />}
        </Card>
      )}
      {worked.length > 0 && (
        <Card title={t("shifts")} className="mt-5 overflow-hidden">
          <ShiftTable shifts={worked} zone={zone} now={now()} />
        </Card>
      )}
      <BookForm day={day} today={today} />
      {!lock && day <= today && (
        <Card title={t("lock")} className="mt-5">
          <div className="flex flex-col gap-3 px-5 pb-5">
            <p className="text-ink-soft">{t("lockLead")}</p>
            <LockDay
              lock={lockDay.bind(null, { day })}
              words={{
                act: t("lock"),
                busy: t("locking"),
                sure: t(day === today ? "lockSureToday" : "lockSure", { day: dayWords }),
                yes: t("lockYes"),
                no: t("lockNo"),
                ...(await linkWords()),
              }}
            />
          </div>
        </Card>
      )}
    </>
  );
}

function Figure({ label, value, warn = false }: { label: string; value: string; warn?: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-card border border-line bg-surface px-5 py-4 shadow-card max-sm:px-3.5">
      <dd
        className={`whitespace-nowrap ${figureSize(value)} ${value.length > 16 ? "max-sm:text-small" : value.length > 11 ? "max-sm:text-base" : "max-sm:text-xl"} ${warn ? "text-warn" : ""}`}
      >
        {value}
      </dd>
      <dt className="text-small text-ink-faint">{label}</dt>
    </div>
  );
}
