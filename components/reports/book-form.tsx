import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Options } from "#components/ui/field.tsx";
import { FILTER_CONTROL, FilterName } from "#components/ui/filter-fields.tsx";
import { BOOKS } from "#lib/domain/export-cell.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";

/** The outlet's books for the shown days, as files; works without a script. */
export async function BookForm({ from, to }: DaySpan) {
  const t = await getTranslations("books");
  const transactions = await getTranslations("transactions");
  return (
    <Card title={t("title")} className="mt-5">
      <form method="get" action="/api/books" className="flex flex-col gap-4 px-5 pb-5">
        <p className="text-ink-soft">{t("lead")}</p>
        <div className="grid items-end gap-x-4 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-[minmax(0,26rem)_auto]">
          <label className="block min-w-0">
            <FilterName>{t("what")}</FilterName>
            <select name="what" className={FILTER_CONTROL}>
              <Options of={BOOKS.map((value) => ({ value, label: t(`book_${value}`) }))} />
            </select>
          </label>
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="to" value={to} />
          <div className="flex gap-2">
            <button type="submit" name="format" value="csv" className={buttonClass("secondary", "md")}>
              {t("csv")}
            </button>
            <button type="submit" name="format" value="xlsx" className={buttonClass("secondary", "md")}>
              {t("xlsx")}
              <span aria-hidden className="text-small font-normal text-ink-faint">
                {transactions("xlsxHint")}
              </span>
            </button>
          </div>
        </div>
      </form>
    </Card>
  );
}
