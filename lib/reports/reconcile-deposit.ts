import type { FixedPoint } from "#lib/db/deposit/deposit-points.ts";
import type { LateOutcome } from "#lib/db/payments/late-outcomes.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { DAY } from "#lib/domain/time.ts";

/** `amount`: what the payment did to the balance, negative for money taken. */
export type Placement = { readonly outcome: LateOutcome; readonly amount: number };

/**
 * What happened to the deposit between two fixed points, in rupiah:
 * `to.balance - from.balance = -paid.sum + late + returned + maybe.amount + unexplained`, always.
 */
export type Interval = {
  readonly from: FixedPoint;
  readonly to: FixedPoint;
  /** Heard while their call was on its way: surely here. */
  readonly paid: { readonly count: number; readonly sum: number };
  /** Successes that were learned later, where the biller's time and the balances put them. */
  readonly late: readonly Placement[];
  /** Failed ones whose price may have been taken and given back: there is a fall and a later rise for each. */
  readonly returned: readonly Placement[];
  /** The part of a fall that unsettled payments may have caused, and those payments; no price excuses more than itself. */
  readonly maybe: { readonly amount: number; readonly outcomes: readonly LateOutcome[] };
  /** Negative: a fall that nothing explains; positive: a rise. */
  readonly unexplained: number;
};

/** How long after a failure its price may still be given back. */
export const RETURN_WITHIN_MS = DAY;

/** An interval while it is being explained. */
type Open = {
  readonly from: FixedPoint;
  readonly to: FixedPoint;
  readonly late: Placement[];
  readonly returned: Placement[];
  left: number;
};

/** The intervals that a payment's time overlaps, both included; -1 and the count of intervals stand for what no two points enclose. */
type Window = { readonly first: number; readonly last: number };

/**
 * Explains the changes between fixed points, which come in order of time and follow one another without a gap, by what the payments did.
 * Pure: nothing but its arguments counts.
 */
export function reconcileDeposit(points: readonly FixedPoint[], outcomes: readonly LateOutcome[]): Interval[] {
  const intervals = points.slice(1).map((to, n): Open => {
    const from = points[n] as FixedPoint;
    return { from, to, late: [], returned: [], left: to.balance - from.balance + to.paidSum };
  });
  for (const outcome of outcomes) if (outcome.state === "success") placePaid(points, intervals, outcome);
  const unsettled = outcomes.filter(({ state }) => isUnsettled(state));
  const failed = outcomes.filter(({ state }) => state !== "success" && !isUnsettled(state));
  for (const outcome of failed) placeReturned(points, intervals, outcome);
  return excuseFalls(points, intervals, unsettled);
}

/** Where the biller says that it was paid, unless the balances know better by some seconds. */
function placePaid(points: readonly FixedPoint[], intervals: readonly Open[], outcome: LateOutcome): void {
  const { from, to, paidAt, sellingPrice } = outcome;
  const { first, last } = windowOf(points, from, to);
  const home = paidAt === null ? last : Math.min(last, Math.max(first, placeOf(points, paidAt)));
  const falls = (n: number) => (intervals[n]?.left ?? 0) <= -sellingPrice;
  const isEnclosed = first >= 0 && last < intervals.length;
  const place = falls(home) ? home : (find(first, last, falls) ?? (isEnclosed ? home : null));
  const interval = place === null ? undefined : intervals[place];
  if (!interval) return;
  interval.late.push({ outcome, amount: -sellingPrice });
  interval.left += sellingPrice;
}

/** The first fall that its price may have been, and the first rise after it that may have been its return. */
function placeReturned(points: readonly FixedPoint[], intervals: readonly Open[], outcome: LateOutcome): void {
  const { from, to, sellingPrice } = outcome;
  const { first, last } = windowOf(points, from, to === null ? null : to + RETURN_WITHIN_MS);
  const left = (n: number) => intervals[n]?.left ?? 0;
  const taken = find(first, last, (n) => left(n) <= -sellingPrice);
  const back = taken === null ? null : find(taken + 1, last, (n) => left(n) >= sellingPrice);
  if (taken === null || back === null) return;
  for (const [n, amount] of [
    [taken, -sellingPrice],
    [back, sellingPrice],
  ] as const) {
    const interval = intervals[n] as Open;
    interval.returned.push({ outcome, amount });
    interval.left -= amount;
  }
}

/** What is unsettled may be taken from its claim on: from interval to interval the prices that may be in it grow, and each fall uses of them. */
function excuseFalls(
  points: readonly FixedPoint[],
  intervals: readonly Open[],
  unsettled: readonly LateOutcome[],
): Interval[] {
  const begun = Map.groupBy(unsettled, ({ from }) => Math.max(0, placeOf(points, from)));
  const outcomes: LateOutcome[] = [];
  let excuse = 0;
  return intervals.map(({ from, to, late, returned, left }, n) => {
    for (const outcome of begun.get(n) ?? []) {
      outcomes.push(outcome);
      excuse += outcome.sellingPrice;
    }
    const excused = Math.min(Math.max(0, -left), excuse);
    const amount = 0 - excused;
    excuse -= excused;
    return {
      ...{ from, to, late, returned },
      paid: { count: to.paidCount, sum: to.paidSum },
      maybe: { amount, outcomes: amount === 0 ? [] : [...outcomes] },
      unexplained: left - amount,
    };
  });
}

function windowOf(points: readonly FixedPoint[], from: number, until: number | null): Window {
  const first = placeOf(points, from);
  const last = until === null ? points.length - 1 : Math.max(first, endOf(points, until));
  return { first, last };
}

function find(first: number, last: number, holds: (interval: number) => boolean): number | null {
  for (let n = Math.max(0, first); n <= last; n += 1) if (holds(n)) return n;
  return null;
}

/** The interval that begins with the last fixed point told by then; -1 before the first. */
function placeOf(points: readonly FixedPoint[], at: number): number {
  return firstPoint(points, (point) => point.at > at) - 1;
}

/** The interval that ends with the first fixed point asked for since then; the count of intervals after the last. */
function endOf(points: readonly FixedPoint[], at: number): number {
  return firstPoint(points, (point) => point.startedAt >= at) - 1;
}

/** The first fixed point of which it holds, as it does of all after it; the count of points where it holds of none. */
function firstPoint(points: readonly FixedPoint[], holds: (point: FixedPoint) => boolean): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(points[middle] as FixedPoint)) high = middle;
    else low = middle + 1;
  }
  return low;
}
