import { dayOf, dayStart, isRecent, MINUTE, type Millis, type Zone } from "./time.ts";

/** The counter is quiet this long after its last call ended. */
const QUIET_AFTER = 5_000;
const LEAST_BETWEEN = MINUTE;
const MOST_BETWEEN = 30 * MINUTE;
/** Readings this close to midnight separate the days. */
const BEFORE_MIDNIGHT = 2 * MINUTE;

/** What decides whether to read the deposit now; null: never yet. */
export type Readings = {
  readonly now: Millis;
  readonly zone: Zone;
  /** The latest certain reading. */
  readonly lastPointAt: Millis | null;
  /** The latest answer to a balance query, certain or not. */
  readonly lastReadingAt: Millis | null;
  /** The last start or end of a call since the latest certain reading. */
  readonly lastCallAt: Millis | null;
};

/** True at the start, some seconds after payments end, every half hour, and on both sides of midnight; at most once a minute. */
export function isReadingDue({ now, zone, lastPointAt, lastReadingAt, lastCallAt }: Readings): boolean {
  if (lastReadingAt !== null && isRecent(lastReadingAt, LEAST_BETWEEN, now)) return false;
  if (lastPointAt === null || !isRecent(lastPointAt, MOST_BETWEEN, now)) return true;
  if (lastCallAt !== null && !isRecent(lastCallAt, QUIET_AFTER, now)) return true;
  const midnight = dayStart(dayOf(now, zone), zone) ?? now;
  if (lastPointAt < midnight) return true;
  const closing = dayStart(dayOf(now + BEFORE_MIDNIGHT, zone), zone) ?? now;
  return closing > now && lastPointAt < closing - BEFORE_MIDNIGHT;
}
