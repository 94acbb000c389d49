import { MINUTE } from "./time.ts";

/** A waiting time in its two largest units; short ones to the minute. */
export type Age =
  | { readonly unit: "now" }
  | { readonly unit: "minutes"; readonly minutes: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly unit: "days"; readonly days: number; readonly hours: number };

/** The age of something that began `passed` milliseconds ago. Negative (the clock was set back) counts as zero. */
export function ageOf(passed: number): Age {
  const minutes = Math.floor(passed / MINUTE);
  if (minutes < 1) return { unit: "now" };
  if (minutes < 60) return { unit: "minutes", minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: "hours", hours, minutes: minutes % 60 };
  return { unit: "days", days: Math.floor(hours / 24), hours: hours % 24 };
}
