import { getLocale, getTranslations } from "next-intl/server";
import { TakingsChart } from "#components/dashboard/takings-chart.tsx";
import { TakingsTable } from "#components/dashboard/takings-table.tsx";
import { formatRupiah, groupDigits } from "#lib/domain/rupiah.ts";
import { formatDate } from "#lib/domain/time.ts";
import { figures, weekdayOf } from "./summary.ts";

const two = (hour: number) => String(hour).padStart(2, "0");

/** The day by hours beside the same weekday a week before, and the last thirty days, as a chart and as tables. */
export async function Takings() {
  const t = await getTranslations("summary");
  const language = await getLocale();
  const { at, zone, hours, days } = await figures();
  const weekday = await weekdayOf(at, zone);
  const hourName = (hour: number) => `${two(hour)}.00–${two(hour)}.59`;
  const tip = (count: number, nominal: number) =>
    t("tip", { count: groupDigits(count), amount: formatRupiah(nominal) });
  const date = (day: number) => formatDate(day, zone, language);
  const dayAndMonth = (day: number) => date(day).replace(/ \d{4}$/, "");
  return (
    <section
      aria-label={t("chart")}
      className="relative min-w-0 rounded-card border border-line bg-surface shadow-card"
    >
      <h2 className="sr-only">{t("chart")}</h2>
      <TakingsChart
        title={t("chart")}
        language={language}
        views={{
          hours: {
            label: t("byHour"),
            lead: t("byHourMeasure"),
            measure: "count",
            empty: t("chartEmptyHours", { weekday }),
            legend: { value: t("legendToday"), before: t("legendBefore", { weekday }) },
            points: hours.map((point) => ({
              label: two(point.hour),
              name: hourName(point.hour),
              value: point.count,
              before: point.countBefore,
              running: point.running,
              lines: [
                ...(point.count === null ? [] : [tip(point.count, point.nominal ?? 0)]),
                t("tipBefore", {
                  weekday,
                  count: groupDigits(point.countBefore),
                  amount: formatRupiah(point.nominalBefore),
                }),
              ],
            })),
          },
          days: {
            label: t("byDay"),
            lead: t("byDayMeasure"),
            measure: "rupiah",
            empty: t("chartEmptyDays"),
            // Today, and the same weekday of earlier weeks.
            ticks: days.filter((_, index) => (days.length - 1 - index) % 7 === 0).map(({ day }) => dayAndMonth(day)),
            points: days.map(({ day, count, nominal }, index) => ({
              label: dayAndMonth(day),
              name: date(day),
              value: nominal,
              running: index === days.length - 1,
              lines: [tip(count, nominal)],
            })),
          },
        }}
      />
      <div className="sr-only noscript:not-sr-only">
        <TakingsTable
          caption={t("byHour")}
          heads={[
            t("hour"),
            t("transactions"),
            t("amount"),
            t("transactionsBefore", { weekday }),
            t("amountBefore", { weekday }),
          ]}
          rows={hours.map((point) => [
            hourName(point.hour),
            point.count === null ? t("notYet") : groupDigits(point.count),
            point.nominal === null ? t("notYet") : formatRupiah(point.nominal),
            groupDigits(point.countBefore),
            formatRupiah(point.nominalBefore),
          ])}
        />
        <TakingsTable
          caption={t("byDay")}
          heads={[t("day"), t("transactions"), t("amount")]}
          rows={days.map(({ day, count, nominal }) => [date(day), groupDigits(count), formatRupiah(nominal)]).reverse()}
        />
      </div>
    </section>
  );
}
