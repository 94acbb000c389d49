import type { Reader } from "#lib/db/connection.ts";
import { cashReturnedBetween, flowsBetween } from "#lib/db/payment-flows.ts";
import { type Totals, totalsOf } from "#lib/domain/shift.ts";

export type CashierDay = { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals };
export type DailyReport = { readonly outlet: Totals; readonly cashiers: readonly CashierDay[] };

/**
 * What the outlet and each cashier come to from `since` until before `until` (UTC milliseconds): payments by when they began, in the state
 * that they are in now; cash given back by when it was, whenever it had come in. By name.
 */
export async function dailyReport(from: Reader, since: number, until: number): Promise<DailyReport> {
  const [flows, returns] = await Promise.all([
    flowsBetween(from, since, until),
    cashReturnedBetween(from, since, until),
  ]);
  const names = new Map([...returns, ...flows].map(({ cashierId, cashierName }) => [cashierId, cashierName]));
  const cashiers = [...names].map(([cashierId, cashierName]) => {
    const returned = returns.find((one) => one.cashierId === cashierId);
    const cashOut = { count: returned?.count ?? 0, total: returned?.total ?? 0 };
    const mine = flows.filter((flow) => flow.cashierId === cashierId);
    return { cashierId, cashierName, totals: totalsOf(mine, cashOut) };
  });
  const cashOut = {
    count: returns.reduce((all, { count }) => all + count, 0),
    total: returns.reduce((all, { total }) => all + total, 0),
  };
  return {
    outlet: totalsOf(flows, cashOut),
    cashiers: cashiers.sort((a, b) => a.cashierName.localeCompare(b.cashierName)),
  };
}
