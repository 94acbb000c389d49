import { cashMovesBetween } from "#lib/db/cash-moves.ts";
import type { Reader } from "#lib/db/connection.ts";
import { cashReturnedBetween, flowsBetween } from "#lib/db/payment-flows.ts";
import { type Totals, totalsOf } from "#lib/domain/shift.ts";

export type CashierDay = { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals };
export type DailyReport = { readonly outlet: Totals; readonly cashiers: readonly CashierDay[] };

/**
 * What the outlet and each cashier come to from `since` until before `until` (UTC milliseconds): payments by when they began, in the state
 * that they are in now; cash given back, and cash moved into or out of a drawer, by when it was. By name.
 */
export async function dailyReport(from: Reader, since: number, until: number): Promise<DailyReport> {
  const [flows, returns, moves] = await Promise.all([
    flowsBetween(from, since, until),
    cashReturnedBetween(from, since, until),
    cashMovesBetween(from, since, until),
  ]);
  const names = new Map([...moves, ...returns, ...flows].map(({ cashierId, cashierName }) => [cashierId, cashierName]));
  const cashiers = [...names].map(([cashierId, cashierName]) => {
    const returned = returns.find((one) => one.cashierId === cashierId);
    const cashOut = { count: returned?.count ?? 0, total: returned?.total ?? 0 };
    const isMine = (one: { readonly cashierId: string }) => one.cashierId === cashierId;
    return { cashierId, cashierName, totals: totalsOf(flows.filter(isMine), cashOut, moves.filter(isMine)) };
  });
  const cashOut = {
    count: returns.reduce((all, { count }) => all + count, 0),
    total: returns.reduce((all, { total }) => all + total, 0),
  };
  return {
    outlet: totalsOf(flows, cashOut, moves),
    cashiers: cashiers.sort((a, b) => a.cashierName.localeCompare(b.cashierName)),
  };
}
