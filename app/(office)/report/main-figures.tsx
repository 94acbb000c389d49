import { getTranslations } from "next-intl/server";
import { CountedFigure, figureSize } from "#components/dashboard/figure-card.tsx";
import { countedWords, type ReportWords, revenueOf } from "#lib/domain/report-rows.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Totals } from "#lib/domain/totals.ts";

/** A report's main figures: number of payments, total, earnings, and what is unsettled. */
export async function MainFigures({ outlet, words }: { outlet: Totals; words: ReportWords }) {
  const t = await getTranslations("report");
  const { paid, unsettled, toReturn } = outlet;
  return (
    <dl className="mb-5 grid grid-cols-2 gap-4 max-[22.5rem]:grid-cols-1 lg:grid-cols-4">
      <Figure label={words.count} value={countedWords(outlet, words.counted)} counted />
      <Figure label={words.total} value={formatRupiah(paid.total)} />
      <Figure label={words.revenue} value={formatRupiah(revenueOf(paid))} />
      <Figure
        label={t("open")}
        value={String(unsettled.count + toReturn.count)}
        warn={unsettled.count + toReturn.count > 0}
      />
    </dl>
  );
}

function Figure({ label, value, counted, warn }: { label: string; value: string; counted?: boolean; warn?: boolean }) {
  const size = `${figureSize(value, counted)} ${value.length > 11 ? "max-sm:text-base" : "max-sm:text-xl"}`;
  return (
    <div className="flex flex-col-reverse justify-end rounded-card border border-line bg-surface px-5 py-4 shadow-card max-sm:px-3.5">
      <dd className={`whitespace-nowrap ${size} ${warn ? "text-warn" : ""}`}>
        {counted ? <CountedFigure words={value} /> : value}
      </dd>
      <dt className="text-small text-ink-faint">{label}</dt>
    </div>
  );
}
