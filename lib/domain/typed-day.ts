import { DAY, dayOf, dayStart, isDay } from "./time.ts";

/** Months by their first three letters, in both languages and common spellings. */
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
 * Reads a typed calendar day: `28 Nov 2026`, `28/11/2026`, `28-11-26`, `28 Nov` and `28/11` of this year, `kemarin`, `2026-11-28`. Day
 * before month, whatever the browser's language. Returns `2026-11-28`, or null.
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

/** Whether typed text is complete, that is, not the start of something longer. */
export function isWholeDay(text: string): boolean {
  return /\d{4}\s*$/.test(text) || isDay(text.trim());
}

/** Calendar days, both included; empty: open-ended. */
export type DaySpan = { readonly from: string; readonly to: string };

/** Reads `from` and `to` from an address; invalid days become empty. */
export function readSpan(query: URLSearchParams): DaySpan {
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isDay(text) ? text : "";
  };
  return { from: day("from"), to: day("to") };
}

export const SPANS = ["today", "yesterday", "week", "month", "lastMonth"] as const;

/** Common spans, relative to a day. */
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

/** The week that has this day, from Monday to Sunday. */
export function weekOf(day: string): DaySpan {
  const from = daysBefore(day, (new Date(day).getUTCDay() + 6) % 7);
  return { from, to: daysBefore(from, -6) };
}

/** Reports add up at most a year of days. */
const LONGEST = 366;

/** Whether a span has both ends, in order, and is at most a year long. */
export function isSpan({ from, to }: DaySpan): boolean {
  return isDay(from) && isDay(to) && from <= to && daysBetween(from, to) < LONGEST;
}

/** The number of days from `day` to `other`. */
export function daysBetween(day: string, other: string): number {
  return ((dayStart(other, "WIB") ?? 0) - (dayStart(day, "WIB") ?? 0)) / DAY;
}

/** The calendar day `count` days earlier. */
export function daysBefore(day: string, count: number): string {
  return dayOf((dayStart(day, "WIB") ?? 0) - count * DAY, "WIB");
}
