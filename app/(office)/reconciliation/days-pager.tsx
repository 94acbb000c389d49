import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { dayStart, formatDate, type Zone } from "#lib/domain/time.ts";
import { type DaySpan, daysBefore, daysBetween } from "#lib/domain/typed-day.ts";

type Props = {
  readonly span: DaySpan;
  readonly today: string;
  readonly firstDay: string | null;
  readonly zone: Zone;
};

/** The shown days, with links to as many older and newer ones. */
export async function DaysPager({ span: { from, to }, today, firstDay, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const shown = (day: string) => formatDate(dayStart(day, zone) ?? 0, zone, language);
  const count = daysBetween(from, to) + 1;
  const href = (by: number) =>
    `/reconciliation?${new URLSearchParams({ from: daysBefore(from, by), to: daysBefore(to, by) })}`;
  const hasOlder = firstDay !== null && firstDay < from;
  const step = `${buttonClass("ghost")} px-3`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3">
      <p className="mr-auto font-medium">{from === to ? shown(to) : `${shown(from)} – ${shown(to)}`}</p>
      {(hasOlder || to < today) && (
        <nav aria-label={t("paging")} className="flex gap-1">
          {hasOlder && (
            <Link href={href(count)} className={step}>
              <ChevronLeft aria-hidden className="size-4.5" />
              {t("older")}
            </Link>
          )}
          {to < today && (
            <Link href={href(-Math.min(count, daysBetween(to, today)))} className={step}>
              {t("newer")}
              <ChevronRight aria-hidden className="size-4.5" />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
