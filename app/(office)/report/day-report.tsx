import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PrintPapers } from "#components/receipts/print-papers.tsx";
import { receiptPapers } from "#components/receipts/receipt-papers.tsx";
import { BookForm } from "#components/reports/book-form.tsx";
import { DayChanges } from "#components/reports/day-changes.tsx";
import { LockDay } from "#components/reports/lock-day.tsx";
import { ReportSheet } from "#components/reports/report-sheet.tsx";
import { ReportTable } from "#components/reports/report-table.tsx";
import { SalesTable } from "#components/reports/sales-table.tsx";
import { ShiftTable } from "#components/shifts/shift-table.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY, dayOf, dayStart, formatDate, formatDateTime } from "#lib/domain/time.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { lockDay, recordReportPrint } from "./actions.ts";
import { MainFigures } from "./main-figures.tsx";
import { differenceWords, productRows, reportWords } from "./report-words.ts";

/** More shifts than any outlet opens in a day. */
const MOST_SHIFTS = 100;

/** One day of the outlet: what was paid, by whom and how, expected cash, and what is still open; to print and to lock. */
export async function DayReport({ actor, day, filter }: { actor: Actor; day: string; filter: ReactNode }) {
  const { dayReport, reads, shifts, now } = loket();
  const outlet = await reads.outlet();
  const { zone } = outlet;
  const today = dayOf(now(), zone);
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
  const hasChanged = printed !== null && printed.changes.count > 0;
  const lockedWords = lock && t("locked", { time: time(lock.at), name: lock.byName });
  const changedWords = printed && hasChanged && t("changed", { time: time(printed.at), name: printed.byName });
  const differing = await differenceWords(differences);
  const span = { from: day, to: day };
  const { say } = await productWords();
  const products = productRows(report.sales.product, span, say);
  const later = lock?.figures
    ? { ...lock.figures, products: productRows(lock.figures.sales.product, span, say) }
    : null;

  return (
    <>
      <PageHeader title={t("title")} lead={dayWords}>
        <PrintPapers
          initialPaper="a4"
          record={recordReportPrint.bind(null, { day, mark: report.mark })}
          papers={{
            ...receiptPapers(drawing),
            // More than the rolls show.
            a4: (
              <ReportSheet
                outletName={outlet.name}
                day={dayWords}
                notes={[
                  t("printed", { time: time(now()) }),
                  lockedWords,
                  changedWords,
                  t("audit", { code: auditCode }),
                ].filter((note) => note !== null && note !== false)}
                words={words}
                figures={{ ...report, products }}
                later={later}
                differences={differing}
              />
            ),
          }}
        />
      </PageHeader>
      {filter}
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
      <MainFigures outlet={report.outlet} words={words} />
      <Card title={t("figures")} className="overflow-hidden">
        <ReportTable caption={t("caption", { day: dayWords })} words={words} {...report} />
        <p className="border-t border-line px-5 py-3 text-small text-ink-faint">{t("note")}</p>
      </Card>
      {products.length > 0 && (
        <div className="mt-5">
          <SalesTable by="product" rows={products} span={span} />
        </div>
      )}
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
          {later && <ReportTable caption={t("afterLock")} words={words} {...later} />}
        </Card>
      )}
      {later && later.products.length > 0 && (
        <div className="mt-5">
          <SalesTable by="product" rows={later.products} span={null} title={`${t("afterLock")}: ${t("by_product")}`} />
        </div>
      )}
      {worked.length > 0 && (
        <Card title={t("shifts")} className="mt-5 overflow-hidden">
          <ShiftTable shifts={worked} zone={zone} now={now()} />
        </Card>
      )}
      <BookForm from={day} to={day} />
      {!lock && day <= today && (
        <Card title={t("lock")} className="mt-5">
          <div className="flex flex-col gap-3 px-5 pb-5">
            <p className="text-ink-soft">{t("lockLead")}</p>
            <LockDay
              lock={lockDay.bind(null, { day })}
              sure={t(day === today ? "lockSureToday" : "lockSure", { day: dayWords })}
            />
          </div>
        </Card>
      )}
    </>
  );
}
