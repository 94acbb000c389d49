import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FILTER_CONTROL, FilterDate, FilterName } from "#components/ui/filter-fields.tsx";

const BOOKS = ["journal", "shifts", "cash_moves", "refunds", "deposit_days"] as const;

/** The outlet's books as files, for any span of days; works without a script. */
export async function BookForm({ day, today }: { day: string; today: string }) {
  const t = await getTranslations("books");
  return (
    <Card title={t("title")} className="mt-5">
      <form method="get" action="/api/books" className="flex flex-col gap-4 px-5 pb-5">
        <p className="text-ink-soft">{t("lead")}</p>
        <div className="grid items-end gap-x-4 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_1fr_1fr_auto]">
          <label className="block min-w-0">
            <FilterName>{t("what")}</FilterName>
            <select name="what" className={FILTER_CONTROL}>
              {BOOKS.map((book) => (
                <option key={book} value={book}>
                  {t(`book_${book}`)}
                </option>
              ))}
            </select>
          </label>
          <FilterDate label={t("from")} name="from" value={day} max={today} required />
          <FilterDate label={t("to")} name="to" value={day} max={today} required />
          <div className="flex gap-2">
            <button type="submit" name="format" value="csv" className={buttonClass("secondary", "md")}>
              {t("csv")}
            </button>
            <button type="submit" name="format" value="xlsx" className={buttonClass("secondary", "md")}>
              {t("xlsx")}
            </button>
          </div>
        </div>
      </form>
    </Card>
  );
}
