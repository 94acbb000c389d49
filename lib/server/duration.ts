/** Milliseconds. */
export type Duration = number;

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `5s`, `1m`, `1.5h`, `200ms`, `1d`. Null for anything else. */
export function readDuration(text: string): Duration | null {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  const unit = match?.[2] === undefined ? undefined : UNITS[match[2]];
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : null;
}
