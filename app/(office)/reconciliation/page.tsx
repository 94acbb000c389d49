import { Scale } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ReadNow } from "#components/reconciliation/read-now.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { FilterSpan, SpanLinks } from "#components/ui/filter-span.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { dayOf, formatDateTime } from "#lib/domain/time.ts";
import { daysBefore, daysBetween, readSpan } from "#lib/domain/typed-day.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf } from "#lib/server/web/list-address.ts";
import { WrongDays } from "../wrong-days.tsx";
import { readBalance } from "./actions.ts";
import { DaysPager } from "./days-pager.tsx";
import { DaysTable } from "./days-table.tsx";
import { Standing } from "./standing.tsx";

/** Days shown by default, and at most. */
const SHOWN = 7;
const MOST = 92;

export const generateMetadata = titled("reconciliation.title");

/** The deposit's days, newest first: what the biller says, what our payments explain, and what nothing does. */
export default async function ReconciliationPage({ searchParams }: PageProps<"/reconciliation">) {
  const actor = await requireActor("supervisor", "/reconciliation");
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const { depositBook, reads, now } = loket();
  const { zone } = await reads.outlet();
  const query = queryOf(await searchParams);
  const today = dayOf(now(), zone);
  const asked = readSpan(query);
  const last = asked.to && asked.to < today ? asked.to : today;
  // Older addresses have a number of days.
  const before = /^\d{1,2}$/.test(query.get("days") ?? "") ? Number(query.get("days")) : SHOWN;
  const wanted = asked.from && asked.from <= last ? daysBetween(asked.from, last) + 1 : before;
  const count = Math.min(MOST, Math.max(1, wanted));
  const span = { from: daysBefore(last, count - 1), to: last };
  const page = await depositBook.days(actor, { last, count });
  const { days, firstDay, latest, since } = granted(page);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={
          latest
            ? t("lead", { balance: formatRupiah(latest.balance), time: formatDateTime(latest.at, zone, language) })
            : t("leadNever")
        }
      >
        <ReadNow read={readBalance} />
      </PageHeader>
      <WrongDays query={query} names={["from", "to"]} />
      {latest ? (
        <div className="flex flex-col gap-5">
          <Standing days={days} zone={zone} />
          {since && since.count > 0 && (
            <p className="-mt-2 text-small text-ink-soft">
              {t("sinceThen", { count: since.count, amount: formatRupiah(since.sum) })}
            </p>
          )}
          <Card className="p-5">
            <FilterForm path="/reconciliation" label={t("filter")} apply={t("apply")}>
              <div className="grid grid-cols-2 gap-x-3 gap-y-3.5 sm:gap-x-4 lg:grid-cols-4">
                <FilterSpan span={span} today={today} />
              </div>
              <div className="mt-3.5">
                <SpanLinks
                  span={span}
                  today={today}
                  href={({ from, to }) => `/reconciliation?${new URLSearchParams({ from, to })}`}
                />
              </div>
            </FilterForm>
          </Card>
          <Card className="overflow-hidden">
            <DaysPager span={span} today={today} firstDay={firstDay} zone={zone} />
            <DaysTable days={days} firstDay={firstDay} zone={zone} />
          </Card>
        </div>
      ) : (
        <Card>
          <EmptyState icon={Scale}>{t("empty")}</EmptyState>
        </Card>
      )}
    </>
  );
}
