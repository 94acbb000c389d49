import { wibDay } from "./wib.ts";

/** The month before the one that `ms` falls in (WIB), as `YYYYMM`: contributions are paid in arrears. */
export function lastMonth(ms: number): string {
  const day = wibDay(ms);
  return shift(day.slice(0, 6), -1);
}

/** The month after a period. A period may be a comma list (`201405,201407`): then after its last month. */
export function nextPeriod(period: string): string {
  return shift(period.split(",").at(-1)?.trim() ?? period, 1);
}

function shift(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1 + by;
  return `${Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, "0")}`;
}
