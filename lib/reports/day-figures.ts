import type { HourTotals } from "#lib/db/journal/hourly-totals.ts";
import { DAY, dayOf, dayStart, HOUR, type Millis, type Zone } from "#lib/domain/time.ts";

/** Totals of successful payments; amounts in rupiah. */
export type Figures = {
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  /** What customers paid beyond what the biller took from the deposit. */
  readonly commission: number;
};

export type DayFigures = {
  readonly today: Figures;
  /** Each figure of today's full hours compared with the same hours a week before, in percent. Null: nothing to compare with. */
  readonly change: { readonly [figure in keyof Figures]: number | null };
  /** The end of the comparison: the current hour is not over. */
  readonly comparedUntil: Millis;
};

export const WEEK = 7 * DAY;

/** The first moment of the zone's day that contains `now`. */
export function startOfDay(now: Millis, zone: Zone): Millis {
  return dayStart(dayOf(now, zone), zone) ?? now;
}

/** Totals of the hours from `since` to before `until`. */
export function sumOf(hours: readonly HourTotals[], since: Millis, until: Millis): Figures {
  const sum = { count: 0, nominal: 0, admin: 0, commission: 0 };
  for (const { hour, count, nominal, admin, price, sellingPrice } of hours) {
    if (hour < since || hour >= until) continue;
    sum.count += count;
    sum.nominal += nominal;
    sum.admin += admin;
    sum.commission += price - sellingPrice;
  }
  return sum;
}

/** Today's figures by product, largest first. */
export function productsToday(hours: readonly HourTotals[], now: Millis, zone: Zone): (Figures & { family: string })[] {
  const start = startOfDay(now, zone);
  return [...Map.groupBy(hours, ({ family }) => family)]
    .map(([family, own]) => ({ family, ...sumOf(own, start, start + DAY) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.nominal - one.nominal);
}

/** Today so far, compared with the same weekday a week before. `hours` contains successes only. */
export function dayFigures(hours: readonly HourTotals[], now: Millis, zone: Zone): DayFigures {
  const start = startOfDay(now, zone);
  const comparedUntil = now - (now % HOUR);
  const soFar = sumOf(hours, start, comparedUntil);
  const then = sumOf(hours, start - WEEK, comparedUntil - WEEK);
  return {
    today: sumOf(hours, start, start + DAY),
    change: {
      count: changeOf(soFar.count, then.count),
      nominal: changeOf(soFar.nominal, then.nominal),
      admin: changeOf(soFar.admin, then.admin),
      commission: changeOf(soFar.commission, then.commission),
    },
    comparedUntil,
  };
}

/** In whole percent; null if `before` is zero: growth from zero has no percentage. */
export function changeOf(now: number, before: number): number | null {
  return before > 0 ? Math.round(((now - before) / before) * 100) : null;
}
