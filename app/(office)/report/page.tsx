import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { PrintDrawing } from "#components/receipts/print-drawing.tsx";
import type { ReportWords } from "#components/reports/report-rows.ts";
import { ReportSheet } from "#components/reports/report-sheet.tsx";
import { ReportTable } from "#components/reports/report-table.tsx";
import { ShiftTable } from "#components/shifts/shift-table.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { figureSize } from "#components/ui/figure-size.ts";
import { FilterDate } from "#components/ui/filter-fields.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { DAY, dayOf, dayStart, formatDate, formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";

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
  const { date } = await searchParams;
  const today = dayOf(now(), outlet.zone);
  const asked = typeof date === "string" && dayStart(date, outlet.zone) !== null ? date : today;
  const day = dayStart(asked, outlet.zone) as number;
  const [told, page] = await Promise.all([
    dayReport.of(actor, day),
    shifts.page(actor, { since: day, until: day + DAY }, {}, MOST_SHIFTS),
  ]);
  const { report } = granted(told);
  const { rows: worked } = granted(page);
  const drawing = await dayReport.paper(day, report);
  const t = await getTranslations("report");
  const language = await getLocale();
  const words = await reportWords();
  const dayWords = formatDate(day, outlet.zone, language);
  const [before, after] = [day - DAY, day + DAY].map((at) => dayOf(at, outlet.zone));
  const { paid, unsettled, toReturn } = report.outlet;

  return (
    <>
      <PageHeader title={t("title")} lead={dayWords}>
        <PrintDrawing
          drawing={drawing}
          initialPaper="a4"
          a4={
            <ReportSheet
              title={t("title")}
              outletName={outlet.name}
              day={dayWords}
              printed={t("printed", { time: formatDateTime(now(), outlet.zone, language) })}
              words={{ ...words, signed: t("signed") }}
              outlet={report.outlet}
              cashiers={report.cashiers}
            />
          }
        />
      </PageHeader>
      <form method="get" className="mb-5 flex flex-wrap items-end gap-3">
        <FilterDate label={t("date")} name="date" value={asked} max={today} />
        <button type="submit" className={buttonClass("secondary", "md")}>
          {t("show")}
        </button>
        <Link href={`/report?date=${before}`} className={buttonClass("ghost", "md")}>
          {t("dayBefore")}
        </Link>
        {asked < today && (
          <Link href={`/report?date=${after}`} className={buttonClass("ghost", "md")}>
            {t("dayAfter")}
          </Link>
        )}
      </form>
      <dl className="mb-5 grid grid-cols-2 gap-4 max-[22.5rem]:grid-cols-1 lg:grid-cols-4">
        <Figure label={words.count} value={String(paid.count)} />
        <Figure label={words.total} value={formatRupiah(paid.total)} />
        <Figure label={words.commission} value={formatRupiah(paid.commission)} />
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
      {worked.length > 0 && (
        <Card title={t("shifts")} className="mt-5 overflow-hidden">
          <ShiftTable shifts={worked} zone={outlet.zone} now={now()} />
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

async function reportWords(): Promise<ReportWords> {
  const t = await getTranslations("report");
  const confirm = await getTranslations("confirm");
  return {
    figure: t("figure"),
    outlet: t("outlet"),
    count: t("count"),
    nominal: confirm("nominal"),
    admin: confirm("admin"),
    total: t("total"),
    commission: t("commission"),
    cash: confirm("cash"),
    qris: confirm("qris"),
    transfer: confirm("transfer"),
    debit: confirm("debit"),
    unknown: confirm("unknown"),
    cashIn: t("cashIn"),
    cashOut: t("cashOut"),
    added: t("added"),
    takenOut: t("takenOut"),
    expected: t("expected"),
    unsettled: t("unsettled"),
    toReturn: t("toReturn"),
  };
}
