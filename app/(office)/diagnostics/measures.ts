const UNITS = [
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** Milliseconds as the environment writes them: `5s`, `1m`, `1h`; what is no whole second as `250ms`. */
export function durationWords(ms: number): string {
  const unit = UNITS.find(([, size]) => ms >= size && ms % size === 0);
  return unit ? `${ms / unit[1]}${unit[0]}` : `${Math.round(ms)}ms`;
}

/** Bytes as `12,3 MB`, in thousands. */
export function sizeWords(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [bytes / 1e9, "GB"] : bytes >= 1e6 ? [bytes / 1e6, "MB"] : [bytes / 1e3, "kB"];
  return `${(Math.round(size * 10) / 10).toString().replace(".", ",")} ${unit}`;
}
