import { DAY, HOUR, MINUTE, type Millis } from "./time.ts";

/** The units of durations in the environment, in milliseconds, longest first. */
const UNITS = { d: DAY, h: HOUR, m: MINUTE, s: 1_000, ms: 1 } as const;
type Unit = keyof typeof UNITS;

/** Reads `5s`, `1m`, `1.5h`, `200ms`, `1d`. Null for anything else. */
export function readDuration(text: string): Millis | null {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  return count === undefined ? null : Math.round(Number(count) * UNITS[unit as Unit]);
}

/** Writes a duration in the longest unit that divides it, up to hours: `250ms`, `5s`, `1m`, `48h`. */
export function durationWords(ms: Millis): string {
  const unit = (["h", "m", "s"] as const).find((name) => ms >= UNITS[name] && ms % UNITS[name] === 0);
  return unit ? `${ms / UNITS[unit]}${unit}` : `${Math.round(ms)}ms`;
}
