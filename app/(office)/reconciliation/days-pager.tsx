import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { DAY, dayOf, dayStart, formatDate, type Zone } from "#lib/domain/time.ts";
import type { Days } from "./standing.tsx";

type Props = {
  readonly days: Days;
  readonly count: number;
  readonly spans: readonly number[];
  readonly today: string;
  readonly firstDay: string | null;
  readonly zone: Zone;
};

/** Which days are shown: so many at a time, older and newer; all in the address. */
export async function DaysPager({ days, count, spans, today, firstDay, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const start = (day: string | undefined) => dayStart(day ?? today, zone) ?? 0;
  const newest = days[0]?.day ?? today;
  const oldest = days.at(-1)?.day ?? today;
  const href = (last: string, span = count) => `/reconciliation?days=${span}${last < today ? `&to=${last}` : ""}`;
  const newer = dayOf(start(newest) + count * DAY, zone);
  const hasOlder = firstDay !== null && firstDay < oldest;
  const step = `${buttonClass("ghost")} px-3`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3">
      <p className="mr-auto font-medium">
        {formatDate(start(oldest), zone, language)} – {formatDate(start(newest), zone, language)}
      </p>
      <nav aria-label={t("span")} className="flex rounded-control border border-line bg-raised p-[3px]">
        {spans.map((span) => (
          <Link
            key={span}
            href={href(newest, span)}
            aria-current={span === count ? "true" : undefined}
            className="flex min-h-9 pointer-coarse:min-h-11 items-center rounded-lg px-3.5 font-medium text-ink-soft no-underline aria-[current]:bg-knob aria-[current]:text-ink aria-[current]:shadow-knob"
          >
            {t("spanDays", { count: span })}
          </Link>
        ))}
      </nav>
      {(hasOlder || newest < today) && (
        <nav aria-label={t("paging")} className="flex gap-1">
          {hasOlder && (
            <Link href={href(dayOf(start(oldest) - DAY, zone))} className={step}>
              <ChevronLeft aria-hidden className="size-4.5" />
              {t("older")}
            </Link>
          )}
          {newest < today && (
            <Link href={href(newer)} className={step}>
              {t("newer")}
              <ChevronRight aria-hidden className="size-4.5" />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
