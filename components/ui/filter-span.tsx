import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { type DaySpan, SPANS, spansOf } from "#lib/domain/typed-day.ts";
import { DateField } from "./date-field.tsx";

type Span = {
  /** Empty: open-ended. */
  readonly span: DaySpan;
  /** Today in the outlet's zone. */
  readonly today: string;
};

/** "Dari tanggal" and "Sampai tanggal", as `from` and `to` of a `FilterForm`. */
export async function FilterSpan({ span: { from, to }, today }: Span) {
  const t = await getTranslations("dates");
  const language = await getLocale();
  const same = { today, max: today, language };
  return (
    <>
      <DateField label={t("from")} name="from" value={from} {...same} />
      <DateField label={t("to")} name="to" value={to} {...same} />
    </>
  );
}

/** The most common spans as links, which need no script. */
export async function SpanLinks({ span, today, href }: Span & { readonly href: (span: DaySpan) => string }) {
  const t = await getTranslations("dates");
  const spans = spansOf(today);
  return (
    <nav aria-label={t("spans")} className="flex flex-wrap gap-1.5">
      {SPANS.map((name) => {
        const { from, to } = spans[name];
        return (
          <Link
            key={name}
            href={href({ from, to })}
            scroll={false}
            prefetch={false}
            aria-current={span.from === from && span.to === to ? "true" : undefined}
            className="flex min-h-9 items-center rounded-full border border-line px-3.5 text-small font-medium text-ink-soft no-underline hover:bg-raised hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent pointer-coarse:min-h-11"
          >
            {t(`span_${name}`)}
          </Link>
        );
      })}
    </nav>
  );
}
