import type { Reader } from "#lib/db/connection.ts";
import { type DayMark, dayLock, lastReportPrint } from "#lib/db/journal/day-books.ts";
import { dayChanges } from "#lib/db/journal/day-changes.ts";
import {
  type CashDifference,
  cashDifferences,
  cashMoves,
  journalMark,
  lineSums,
  type Marks,
  openBalances,
  settledWithin,
  type Whose,
} from "#lib/db/journal/journal-sums.ts";
import { latestNames } from "#lib/db/people/users.ts";
import type { DayChange } from "#lib/domain/journal.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";
import { earlierOf, sumUp, type Totals, totalsOf } from "#lib/domain/totals.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";
import { type Sales, type SalesBy, salesBy } from "./sales.ts";

export type CashierDay = { readonly cashierId: string; readonly cashierName: string; readonly totals: Totals };
export type Figures = {
  readonly outlet: Totals;
  /** By name. */
  readonly cashiers: readonly CashierDay[];
  readonly differences: readonly CashDifference[];
  /** The same figures in groups; with current names. */
  readonly sales: Readonly<Record<SalesBy, readonly (Sales & { readonly name: string })[]>>;
};
export type DailyReport = Figures & {
  /** The last journal line included. */
  readonly mark: number;
  /** Null while the day is open. `figures`: what was added after it was locked, null if nothing. */
  readonly lock: (DayMark & { readonly figures: Figures | null; readonly changes: DayChanges }) | null;
  /** The last print, with the changes since; null if never printed. */
  readonly printed: (DayMark & { readonly changes: DayChanges }) | null;
};
export type DayChanges = { readonly count: number; readonly latest: readonly DayChange[] };

type Ask = { readonly day: string; readonly zone: Zone };

/** Beyond this number, changes are only counted. */
const MOST_CHANGES = 20;

/**
 * The totals of a day (in the outlet's zone, `2026-11-22`): the sum of its journal lines. A payment belongs to the day of its claim, a
 * refund or cash move to the day on which it happened. A locked day's figures have the lines up to the lock; later ones are separate.
 */
export async function dailyReport(from: Reader, { day, zone }: Ask): Promise<DailyReport> {
  const [lock, printed, last] = [await dayLock(from, day), await lastReportPrint(from, day), await journalMark(from)];
  const span = { from: day, to: day };
  const since = async (after: number): Promise<DayChanges> =>
    dayChanges(from, day, { after, upTo: last }, MOST_CHANGES);
  const later = lock && (await since(lock.mark));
  return {
    ...(await spanFigures(from, { ...span, zone }, { upTo: lock?.mark ?? last })),
    mark: last,
    lock: lock &&
      later && {
        ...lock,
        changes: later,
        figures: later.count > 0 ? await spanFigures(from, { ...span, zone }, { after: lock.mark, upTo: last }) : null,
      },
    printed: printed && { ...printed, changes: await since(printed.mark) },
  };
}

/** The totals of several days, locked or not; a payment belongs to the day of its claim. */
export async function spanFigures(
  from: Reader,
  { zone, ...part }: DaySpan & { readonly zone: Zone },
  marks: Marks = {},
): Promise<Figures> {
  const until = (dayStart(part.to, zone) ?? 0) + DAY;
  const window = { since: dayStart(part.from, zone) ?? 0, until, before: part.from };
  const found = {
    lines: await lineSums(from, part, marks),
    balances: await openBalances(from, part, marks),
    moves: await cashMoves(from, part, marks),
    settled: await settledWithin(from, window, marks),
  };
  const differences = await cashDifferences(from, part, marks);
  const totals = (isMine: (one: Whose) => boolean) => {
    const balances = found.balances.filter(isMine);
    return totalsOf(found.lines.filter(isMine), {
      moves: found.moves.filter(isMine),
      earlier: earlierOf(found.settled.filter(isMine)),
      toReturn: sumUp(balances.map(({ toReturn }) => toReturn)),
      receivable: sumUp(balances.map(({ receivable }) => receivable)),
    });
  };
  const names = await latestNames(from, [...Object.values(found).flat(), ...differences]);
  const cashiers = [...names].map(([cashierId, cashierName]) => ({
    cashierId,
    cashierName,
    totals: totals((one) => one.cashierId === cashierId),
  }));
  const sales = (by: SalesBy) =>
    salesBy(by, found.lines).map((one) => ({ ...one, name: (by === "cashier" && names.get(one.key)) || one.key }));
  return {
    outlet: totals(() => true),
    sales: {
      day: sales("day"),
      week: sales("week"),
      month: sales("month"),
      cashier: sales("cashier"),
      method: sales("method"),
      product: sales("product"),
    },
    cashiers: cashiers.sort((a, b) => a.cashierName.localeCompare(b.cashierName)),
    differences: differences.map((one) => ({
      ...one,
      cashierName: names.get(one.cashierId ?? "") ?? one.cashierName,
    })),
  };
}
