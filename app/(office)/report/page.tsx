import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { FilterSpan, SpanLinks } from "#components/ui/filter-span.tsx";
import { dayOf } from "#lib/domain/time.ts";
import { daysBefore, daysBetween, isSpan } from "#lib/domain/typed-day.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf } from "#lib/server/web/list-address.ts";
import { DayReport } from "./day-report.tsx";
import { SpanReport } from "./span-report.tsx";

export const generateMetadata = titled("report.titleSpan");

/** The outlet's sales on one day or several; the days are in the address. */
export default async function ReportPage({ searchParams }: PageProps<"/report">) {
  const actor = await requireActor("supervisor", "/report");
  const query = queryOf(await searchParams);
  const { reads, now } = loket();
  const today = dayOf(now(), (await reads.outlet()).zone);
  // `date` is one day. A missing end of a span equals the other end.
  const [from, to] = ["from", "to"].map((end) => query.get(end) ?? query.get("date"));
  const asked = { from: from ?? to ?? today, to: to ?? from ?? today };
  const span = isSpan(asked) ? asked : { from: today, to: today };
  const t = await getTranslations("report");
  const filter = (
    <>
      {span !== asked && (
        <div className="mb-5">
          <Alert tone="warn">{t("noSuchSpan")}</Alert>
        </div>
      )}
      <Card className="mb-5 p-5">
        <FilterForm path="/report" label={t("filter")} apply={t("show")}>
          <div className="grid grid-cols-2 gap-x-3 gap-y-3.5 sm:gap-x-4 lg:grid-cols-4">
            <FilterSpan span={span} today={today} />
          </div>
          <div className="mt-3.5 flex flex-wrap items-center gap-2">
            <SpanLinks span={span} today={today} href={hrefOf} />
            <Link href={hrefOf(moved(span, 1))} className={buttonClass("ghost", "md")}>
              {t("before")}
            </Link>
            {span.to < today && (
              <Link href={hrefOf(moved(span, -1))} className={buttonClass("ghost", "md")}>
                {t("after")}
              </Link>
            )}
          </div>
        </FilterForm>
      </Card>
    </>
  );
  return span.from === span.to ? (
    <DayReport actor={actor} day={span.from} filter={filter} />
  ) : (
    <SpanReport actor={actor} span={span} filter={filter} />
  );
}

type Span = { readonly from: string; readonly to: string };

function hrefOf({ from, to }: Span): string {
  return `/report?${new URLSearchParams({ from, to })}`;
}

/** As many days, right before or right after these. */
function moved({ from, to }: Span, way: 1 | -1): Span {
  const by = way * (daysBetween(from, to) + 1);
  return { from: daysBefore(from, by), to: daysBefore(to, by) };
}
