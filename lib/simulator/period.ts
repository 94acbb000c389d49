/** The month before that of `ms` (WIB), as `YYYYMM`: contributions are paid in arrears. */
export function lastMonth(ms: number): string {
  const day = wibDay(ms);
  return shift(day.slice(0, 6), -1);
}

/** The month after a period. For a comma list (`201405,201407`), after its last month. */
export function nextPeriod(period: string): string {
  return shift(period.split(",").at(-1)?.trim() ?? period, 1);
}

/** A month plus `by` months, both as `YYYYMM`. */
export function shift(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1 + by;
  return `${Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The biller's clock is Western Indonesian Time, UTC+7 without daylight saving, whatever this machine's zone. */
const WIB_OFFSET_MS = 7 * 60 * 60 * 1000;

/** UTC milliseconds as the API's `YmdHis`, such as `20220519163651`. */
export function wibDatetime(ms: number): string {
  return new Date(ms + WIB_OFFSET_MS).toISOString().replace(/\D/g, "").slice(0, 14);
}

/** The calendar day in WIB, `Ymd`. An inquiry can be paid on its own day only. */
export function wibDay(ms: number): string {
  return wibDatetime(ms).slice(0, 8);
}
