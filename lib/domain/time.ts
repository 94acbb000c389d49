/** A moment in UTC milliseconds. */
export type Millis = number;

/** Durations in milliseconds. Indonesia has no daylight saving time, so every day has 24 hours. */
export const MINUTE: Millis = 60_000;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

/** A clock that is off by more than this is reported. */
export const CLOCK_IS_OFF: Millis = 5 * MINUTE;

/** Whether a moment lies less than `span` back. False for future moments: those were noted before the clock was set back. */
export function isRecent(at: Millis, span: Millis, now: Millis): boolean {
  return at <= now && now - at < span;
}

/** Indonesia's three zones by their official letters, without daylight saving time. */
export type Zone = "WIB" | "WITA" | "WIT";
export const ZONES: readonly Zone[] = ["WIB", "WITA", "WIT"];
const OFFSET_HOURS: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 };

type Language = "id" | "en";
const MONTHS: Record<Language, readonly string[]> = {
  id: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

/** The wall clock of a zone, as the UTC fields of a Date. */
function wall(at: Millis, zone: Zone): Date {
  return new Date(at + OFFSET_HOURS[zone] * HOUR);
}

const two = (n: number) => String(n).padStart(2, "0");

/** `16.36.51 WIB`; in English `16:36:51 WIB`. */
export function formatTime(at: Millis, zone: Zone = "WIB", language: Language = "id"): string {
  const w = wall(at, zone);
  const parts = [w.getUTCHours(), w.getUTCMinutes(), w.getUTCSeconds()].map(two);
  return `${parts.join(language === "id" ? "." : ":")} ${zone}`;
}

/** `22 Nov 2026`. */
export function formatDate(at: Millis, zone: Zone = "WIB", language: Language = "id"): string {
  const w = wall(at, zone);
  return `${w.getUTCDate()} ${MONTHS[language][w.getUTCMonth()]} ${w.getUTCFullYear()}`;
}

/** `22 Nov 2026 16.36.51 WIB`. */
export function formatDateTime(at: Millis, zone: Zone = "WIB", language: Language = "id"): string {
  return `${formatDate(at, zone, language)} ${formatTime(at, zone, language)}`;
}

/** `2026-11-22 16:36:51`: a zone's wall clock for machines. */
export function wallClock(at: Millis, zone: Zone): string {
  return wall(at, zone).toISOString().slice(0, 19).replace("T", " ");
}

/** The WIB calendar day, `2026-11-22`. IAK's inquiries are payable on that day only. */
export function wibDay(at: Millis): string {
  return dayOf(at, "WIB");
}

/** The first moment of the WIB day that holds `at`. */
export function startOfWibDay(at: Millis): Millis {
  const shifted = at + OFFSET_HOURS.WIB * HOUR;
  return shifted - (((shifted % DAY) + DAY) % DAY) - OFFSET_HOURS.WIB * HOUR;
}

/** The first moment of the next WIB day. */
export function nextWibMidnight(at: Millis): Millis {
  return startOfWibDay(at) + DAY;
}

/** The calendar day in a zone, `2026-11-22`. */
export function dayOf(at: Millis, zone: Zone): string {
  return wall(at, zone).toISOString().slice(0, 10);
}

/** The first moment of a calendar day (`2026-11-22`) in a zone. Null if there is no such day. */
export function dayStart(day: string, zone: Zone): Millis | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  return at - OFFSET_HOURS[zone] * HOUR;
}

/** Whether a text is a real calendar day, `2026-11-22`. */
export function isDay(text: string): boolean {
  return dayStart(text, "WIB") !== null;
}

/** Reads IAK's `YmdHis` (`20220519163651`) in WIB. Null if there is no such moment. */
export function readBillerTime(value: unknown): Millis | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  const m = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!m) return null;
  const [y, mo, d, h, mi, s] = m.slice(1).map(Number) as [number, number, number, number, number, number];
  const at = Date.UTC(y, mo - 1, d, h, mi, s);
  if (new Date(at).toISOString().replace(/\D/g, "").slice(0, 14) !== text) return null;
  return at - OFFSET_HOURS.WIB * HOUR;
}
