import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Change, FigureCard } from "#components/dashboard/figure-card.tsx";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { dayOf, formatTime } from "#lib/domain/time.ts";
import { figures, weekdayOf } from "./summary.ts";

/** Today's figures, each compared with the same weekday a week before, up to the last full hour. */
export async function Today() {
  const t = await getTranslations("summary");
  const { at, zone, today, begunToday, change, comparedUntil } = await figures();
  const list = await getTranslations("transactions");
  const weekday = await weekdayOf(at, zone);
  const compared = (percent: number | null): ReactNode =>
    percent === null ? (
      t("nothingBefore")
    ) : (
      <>
        <Change percent={percent} /> {t("from", { weekday })}
      </>
    );
  const day = dayOf(at, zone);
  const of = new URLSearchParams({ from: day, to: day });
  const language = await getLocale();
  const until = t("until", { time: formatTime(comparedUntil, zone, language).slice(0, 5) });
  return (
    <section aria-label={t("today")} className="contents">
      <dl className="contents">
        <FigureCard
          label={t("count")}
          href={`/transactions?${of}`}
          counted
          figure={list("counted", { success: groupDigits(today.count), all: groupDigits(begunToday) })}
          change={compared(change.count)}
          more={change.count !== null && <dd className="mt-1 text-small text-ink-faint">{until}</dd>}
        />
        <FigureCard
          label={t("nominal")}
          href={`/transactions?status=success&${of}`}
          figure={formatRupiah(today.nominal)}
          change={compared(change.nominal)}
          more={
            <>
              <dt className="mt-1 inline-block text-small text-ink-faint">{t("admin")}</dt>{" "}
              <dd className="inline text-small font-medium text-ink-soft">
                {formatRupiah(today.admin)} {change.admin !== null && <Change percent={change.admin} />}
              </dd>
            </>
          }
        />
        <FigureCard
          label={t("commission")}
          href={`/report?${of}`}
          figure={formatRupiah(today.commission)}
          change={compared(change.commission)}
          more={
            today.count > 0 && (
              <dd className="mt-1 text-small text-ink-faint">
                {t("perTransaction", { amount: formatRupiah(Math.round(today.commission / today.count)) })}
              </dd>
            )
          }
        />
      </dl>
    </section>
  );
}
