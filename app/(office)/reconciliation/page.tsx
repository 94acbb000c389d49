import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReadNow } from "#components/reconciliation/read-now.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { linkWords } from "#components/ui/link-words.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { dayOf, dayStart, formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf } from "#lib/server/web/list-address.ts";
import { WrongDays } from "../wrong-days.tsx";
import { readBalance } from "./actions.ts";
import { DaysPager } from "./days-pager.tsx";
import { DaysTable } from "./days-table.tsx";
import { Standing } from "./standing.tsx";

const SPANS = [7, 30] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("title") };
}

/** The deposit's days, newest first: what the biller says, what our payments explain, and what nothing does. */
export default async function ReconciliationPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor("supervisor", "/reconciliation");
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const { depositBook, reads, now } = loket();
  const { zone } = await reads.outlet();
  const asked = await searchParams;
  const today = dayOf(now(), zone);
  const to = String(asked.to ?? "");
  const last = dayStart(to, zone) !== null && to < today ? to : today;
  const count = SPANS.find((span) => String(span) === asked.days) ?? SPANS[0];
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
        <ReadNow
          read={readBalance}
          words={{
            read: t("readNow"),
            busy: t("reading"),
            done: t("readDone"),
            moving: t("readMoving"),
            ...(await linkWords()),
          }}
        />
      </PageHeader>
      <WrongDays query={queryOf(asked)} names={["to"]} />
      {latest ? (
        <div className="flex flex-col gap-5">
          <Standing days={days} zone={zone} />
          {since && since.count > 0 && (
            <p className="-mt-2 text-small text-ink-soft">
              {t("sinceThen", { count: since.count, amount: formatRupiah(since.sum) })}
            </p>
          )}
          <Card className="overflow-hidden">
            <DaysPager days={days} count={count} spans={SPANS} today={today} firstDay={firstDay} zone={zone} />
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
