import { DAY, dayOf, dayStart, isDay } from "./time.ts";

/** Months by their first three letters, in both languages and in the ways in which they are often written. */
const MONTHS = [
  "jan",
  "feb",
  "mar|mrt",
  "apr",
  "mei|may",
  "jun",
  "jul",
  "agu|aug|agt|ags",
  "sep",
  "okt|oct",
  "nov|nop",
  "des|dec",
];
const TODAY = /^(hari ini|today)$/;
const YESTERDAY = /^(kemarin|yesterday)$/;

/**
 * A calendar day as people type it: `28 Nov 2026`, `28/11/2026`, `28-11-26`, `28 Nov` and `28/11` of this year, `kemarin`, `2026-11-28`.
 * The day comes before the month, whatever the browser's language. As `2026-11-28`; null for what is no day.
 */
export function readTypedDay(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  if (TODAY.test(typed)) return today;
  if (YESTERDAY.test(typed)) return daysBefore(today, 1);
  if (isDay(typed)) return typed;
  const [, date, month = "", year] =
    /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,})\.?(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(typed) ?? [];
  if (!date) return null;
  const number = /^\d/.test(month)
    ? Number(month)
    : MONTHS.findIndex((names) => names.split("|").includes(month.slice(0, 3))) + 1;
  const whole = year === undefined ? today.slice(0, 4) : year.padStart(4, "20");
  const day = `${whole}-${String(number).padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

/** Whether what is typed cannot be the beginning of something longer. */
export function isWholeDay(text: string): boolean {
  return /\d{4}\s*$/.test(text) || isDay(text.trim());
}

/** Calendar days, both included; empty: without an end. */
export type DaySpan = { readonly from: string; readonly to: string };

/** The days in an address, `from` and `to`; what is no day is left empty. */
export function readSpan(query: URLSearchParams): DaySpan {
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isDay(text) ? text : "";
  };
  return { from: day("from"), to: day("to") };
}

export const SPANS = ["today", "yesterday", "week", "month", "lastMonth"] as const;

/** The spans that are asked for most, as seen from a day. */
export function spansOf(today: string): Readonly<Record<(typeof SPANS)[number], DaySpan>> {
  const yesterday = daysBefore(today, 1);
  const firstOfMonth = `${today.slice(0, 8)}01`;
  const lastOfBefore = daysBefore(firstOfMonth, 1);
  return {
    today: { from: today, to: today },
    yesterday: { from: yesterday, to: yesterday },
    week: { from: daysBefore(today, 6), to: today },
    month: { from: firstOfMonth, to: today },
    lastMonth: { from: `${lastOfBefore.slice(0, 8)}01`, to: lastOfBefore },
  };
}

/** A year's days are the most that are added up at once. */
const LONGEST = 366;

/** Whether a span has both its ends, in order, and is no longer than a year. */
export function isSpan({ from, to }: DaySpan): boolean {
  return isDay(from) && isDay(to) && from <= to && daysBetween(from, to) < LONGEST;
}

/** How many days later than `day` `other` is. */
export function daysBetween(day: string, other: string): number {
  return ((dayStart(other, "WIB") ?? 0) - (dayStart(day, "WIB") ?? 0)) / DAY;
}

/** The calendar day so many days before another. */
export function daysBefore(day: string, count: number): string {
  return dayOf((dayStart(day, "WIB") ?? 0) - count * DAY, "WIB");
}
