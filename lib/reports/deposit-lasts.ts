import type { HourTotals } from "#lib/db/journal/hourly-totals.ts";
import { DAY, type Millis, type Zone } from "#lib/domain/time.ts";
import { startOfDay, WEEK } from "./day-figures.ts";

/** With fewer days the average is not reliable. */
const FEWEST_DAYS = 3;

/**
 * How many days the deposit (rupiah) lasts if each costs the average of the last seven full days; today does not count. Null with too
 * little history: the first sale of those days must be at least three days back.
 */
export function depositLasts(balance: number, hours: readonly HourTotals[], now: Millis, zone: Zone): number | null {
  const today = startOfDay(now, zone);
  const taken = hours.filter(({ hour, sellingPrice }) => hour >= today - WEEK && hour < today && sellingPrice > 0);
  if (taken.length === 0) return null;
  const first = startOfDay(Math.min(...taken.map(({ hour }) => hour)), zone);
  const days = (today - first) / DAY;
  if (days < FEWEST_DAYS) return null;
  const spent = taken.reduce((sum, { sellingPrice }) => sum + sellingPrice, 0);
  return Math.max(0, balance) / (spent / days);
}
