import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BookForm } from "#components/reports/book-form.tsx";
import { ReportTable } from "#components/reports/report-table.tsx";
import { type SaleRow, SalesTable } from "#components/reports/sales-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { formatMonth } from "#lib/domain/period.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { dayStart, formatDate } from "#lib/domain/time.ts";
import { type DaySpan, daysBetween, weekOf } from "#lib/domain/typed-day.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";
import { MainFigures } from "./main-figures.tsx";
import { differenceWords, productRows, reportWords } from "./report-words.ts";

type Props = { readonly actor: Actor; readonly span: DaySpan; readonly filter: ReactNode };

/** Several days together: sales by day, week, month, cashier, method and product, each with its files. */
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
  const { day, week, month, cashier, method, product } = figures.sales;
  const { say } = await productWords();
  const within = new URLSearchParams(span);
  /** A row of some of these days. */
  const rowOf = (sales: Omit<SaleRow, "href">, days: DaySpan, name?: string): SaleRow => {
    const [, from = ""] = [days.from, span.from].sort();
    const [to = ""] = [days.to, span.to].sort();
    return { ...sales, name: name ?? `${dayWords(from)} – ${dayWords(to)}`, href: `/report?from=${from}&to=${to}` };
  };
  const tables: { by: keyof typeof figures.sales; rows: SaleRow[] }[] = [
    {
      by: "month",
      rows: month.map((one) =>
        rowOf(one, { from: `${one.key}-01`, to: `${one.key}-31` }, formatMonth(one.key.replace("-", ""), language)),
      ),
    },
    { by: "week", rows: week.map((one) => rowOf(one, weekOf(one.key))) },
    { by: "day", rows: day.map((one) => rowOf(one, { from: one.key, to: one.key }, dayWords(one.key))) },
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
        {tables
          .filter(({ by }) => !isHidden(by, span))
          .map(({ by, rows }) => (
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

/** Short spans have no weeks and months; long ones no days, which their weeks lead to. */
function isHidden(by: string, { from, to }: DaySpan): boolean {
  const days = daysBetween(from, to) + 1;
  if (by === "month") return from.slice(0, 7) === to.slice(0, 7);
  return by === "week" ? days <= 14 : by === "day" && days > 62;
}
