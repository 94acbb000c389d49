import type { HourTotals } from "#lib/db/journal/hourly-totals.ts";
import { DAY, HOUR, type Millis, type Zone } from "#lib/domain/time.ts";
import { startOfDay, sumOf, WEEK } from "./day-figures.ts";

/** One hour of today beside the same hour of the same weekday a week before. */
export type HourPoint = {
  /** 0 to 23, on the zone's clock. */
  readonly hour: number;
  /** Null for hours that have not begun. */
  readonly count: number | null;
  readonly nominal: number | null;
  readonly countBefore: number;
  readonly nominalBefore: number;
  /** The current hour: its figures still grow. */
  readonly running: boolean;
};
export type DayPoint = { readonly day: Millis; readonly count: number; readonly nominal: number };

/** Shown even without sales, so that a quiet day has a shape. */
const OPENS = 8;
const CLOSES = 17;
const DAYS_SHOWN = 30;

/** Today's hours: at least the usual opening hours, extended to every hour with sales on either day. */
export function hoursOfToday(hours: readonly HourTotals[], now: Millis, zone: Zone): HourPoint[] {
  const start = startOfDay(now, zone);
  const running = Math.floor((now - start) / HOUR);
  const points = Array.from({ length: 24 }, (_, hour): HourPoint => {
    const at = start + hour * HOUR;
    const today = sumOf(hours, at, at + HOUR);
    const before = sumOf(hours, at - WEEK, at - WEEK + HOUR);
    return {
      hour,
      count: hour <= running ? today.count : null,
      nominal: hour <= running ? today.nominal : null,
      countBefore: before.count,
      nominalBefore: before.nominal,
      running: hour === running,
    };
  });
  const sold = points.filter(({ count, countBefore }) => (count ?? 0) + countBefore > 0).map(({ hour }) => hour);
  const first = Math.min(OPENS, ...sold);
  const last = Math.max(CLOSES, ...sold);
  return points.slice(first, last + 1);
}

/** The last thirty days including today, oldest first; a day without sales is zero. */
export function lastDays(hours: readonly HourTotals[], now: Millis, zone: Zone): DayPoint[] {
  const today = startOfDay(now, zone);
  return Array.from({ length: DAYS_SHOWN }, (_, at) => {
    const day = today - (DAYS_SHOWN - 1 - at) * DAY;
    const { count, nominal } = sumOf(hours, day, day + DAY);
    return { day, count, nominal };
  });
}

/** The start for reading `hourlyTotals` for all of the above. */
export function takingsSince(now: Millis, zone: Zone): Millis {
  return startOfDay(now, zone) - (DAYS_SHOWN - 1) * DAY;
}
