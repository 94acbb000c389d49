import { DAY, HOUR, startOfWibDay } from "#lib/domain/time.ts";
import type { Draw } from "./random.ts";

const A_BUSY_DAY = 2_800;
const SHORTEST = 45;
const LONGEST = 365;

/** How busy each hour is, from 07.00 to 21.00 WIB. */
const HOURS = [3, 8, 11, 11, 9, 6, 7, 9, 8, 7, 5, 4, 3, 2];
const OPENS = 7;
export const CLOSES = OPENS + HOURS.length;

/** The number of days in a history of this many payments. */
export function daysOf(payments: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, Math.ceil(payments / A_BUSY_DAY)));
}

/**
 * The moments of `count` claims, in order, on the days up to `until`, within opening hours; more towards the 15th, when contributions are
 * due, fewer on Sundays.
 */
export function* moments(count: number, until: number, draw: Draw): Generator<number> {
  const days = daysOf(count);
  const first = startOfWibDay(until) - (days - 1) * DAY;
  const starts = Array.from({ length: days }, (_, index) => first + index * DAY);
  const weights = starts.map((start) => weightOfDay(start) * openShare(start, until));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  for (const [index, start] of starts.entries()) {
    weighed += weights[index] ?? 0;
    const quota = Math.round((count * weighed) / whole) - given;
    given += quota;
    yield* momentsOfDay(quota, start, until, draw);
  }
}

function weightOfDay(start: number): number {
  const wall = new Date(start + 7 * HOUR);
  const date = wall.getUTCDate();
  const due = date <= 15 ? 1 + date / 10 : 0.8;
  return due * (wall.getUTCDay() === 0 ? 0.4 : 1);
}

/** The share of a day's business that is done at `until`. */
function openShare(start: number, until: number): number {
  const all = HOURS.reduce((sum, weight) => sum + weight, 0);
  const hours = (until - start) / HOUR - OPENS;
  return HOURS.reduce((sum, weight, index) => sum + weight * Math.min(1, Math.max(0, hours - index)), 0) / all;
}

function momentsOfDay(quota: number, start: number, until: number, draw: Draw): Float64Array {
  const opens = start + OPENS * HOUR;
  const hours = Math.min(HOURS.length, Math.max(0, (until - opens) / HOUR));
  const busiest = Math.max(...HOURS);
  return Float64Array.from({ length: quota }, () => {
    for (;;) {
      const hour = draw() * hours;
      if (draw() * busiest < (HOURS[Math.floor(hour)] ?? 0)) return Math.floor(opens + hour * HOUR);
    }
  }).sort();
}
