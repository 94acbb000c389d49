import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BookForm } from "#components/reports/book-form.tsx";
import { ReportTable } from "#components/reports/report-table.tsx";
import { type SaleRow, SalesTable } from "#components/reports/sales-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { dayStart, formatDate } from "#lib/domain/time.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { MainFigures } from "./main-figures.tsx";
import { differenceWords, productRows, reportWords } from "./report-words.ts";

type Props = { readonly actor: Actor; readonly span: DaySpan; readonly filter: ReactNode };

/** Several days together: sales by day, cashier, method and product, each with its files. */
export async function SpanReport({ actor, span, filter }: Props) {
  const { dayReport } = loket();
  const { figures } = granted(await dayReport.span(actor, span));
  const t = await getTranslations("report");
  const confirm = await getTranslations("confirm");
  const language = await getLocale();
  const words = await reportWords();
  const dayWords = (day: string) => formatDate(dayStart(day, "WIB") ?? 0, "WIB", language);
  const lead = `${dayWords(span.from)} – ${dayWords(span.to)}`;
  const differing = await differenceWords(figures.differences);
  const { day, cashier, method, product } = figures.sales;
  const { say } = await productWords();
  const within = new URLSearchParams({ from: span.from, to: span.to });
  const tables: { by: keyof typeof figures.sales; rows: SaleRow[] }[] = [
    {
      by: "day",
      rows: day.map((one) => ({ ...one, name: dayWords(one.key), href: `/report?from=${one.key}&to=${one.key}` })),
    },
    { by: "cashier", rows: cashier.map((one) => ({ ...one, href: `/transactions?cashier=${one.key}&${within}` })) },
    {
      by: "method",
      rows: method.map((one) => ({
        ...one,
        name: confirm(one.key as "cash"),
        href: `/transactions?method=${one.key}&${within}`,
      })),
    },
    { by: "product", rows: productRows(product, span, say) },
  ];
  return (
    <>
      <PageHeader title={t("titleSpan")} lead={lead} />
      {filter}
      <MainFigures outlet={figures.outlet} words={words} />
      <div className="flex flex-col gap-5">
        {tables.map(({ by, rows }) => (
          <SalesTable key={by} by={by} rows={rows} span={span} />
        ))}
        <Card title={t("figures")} className="overflow-hidden">
          <ReportTable caption={t("caption", { day: lead })} words={words} {...figures} />
          <p className="border-t border-line px-5 py-3 text-small text-ink-faint">{t("note")}</p>
        </Card>
        {differing.length > 0 && (
          <Card title={t("differences")}>
            <ul className="flex flex-col gap-1.5 px-5 pb-5">
              {differing.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      <BookForm {...span} />
    </>
  );
}
