/** The biller's clock is Western Indonesian Time, UTC+7 without daylight saving, whatever this machine thinks. */
const WIB_OFFSET_MS = 7 * 60 * 60 * 1000;

/** UTC milliseconds as the API's `YmdHis`, e.g. `20220519163651`. */
export function wibDatetime(ms: number): string {
  return new Date(ms + WIB_OFFSET_MS).toISOString().replace(/\D/g, "").slice(0, 14);
}

/** The calendar day in WIB, `Ymd`. An inquiry may be paid on its own day only. */
export function wibDay(ms: number): string {
  return wibDatetime(ms).slice(0, 8);
}
