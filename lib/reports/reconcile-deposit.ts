import type { FixedPoint } from "#lib/db/deposit/deposit-points.ts";
import type { LateOutcome } from "#lib/db/payments/late-outcomes.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { DAY } from "#lib/domain/time.ts";

/** `amount`: the payment's effect on the balance, negative for money taken. */
export type Placement = { readonly outcome: LateOutcome; readonly amount: number };

/**
 * What happened to the deposit between two fixed points, in rupiah. Always `to.balance - from.balance = -paid.sum + late + returned +
 * maybe.amount + unexplained`.
 */
export type Interval = {
  readonly from: FixedPoint;
  readonly to: FixedPoint;
  /** Successes within their own call: certainly in this interval. */
  readonly paid: { readonly count: number; readonly sum: number };
  /** Successes learned later, placed by the biller's time and the balances. */
  readonly late: readonly Placement[];
  /** Failed payments whose price may have been taken and given back: each has a fall and a later rise. */
  readonly returned: readonly Placement[];
  /** The part of a fall that unsettled payments may have caused, and those payments; none explains more than its price. */
  readonly maybe: { readonly amount: number; readonly outcomes: readonly LateOutcome[] };
  /** Negative: an unexplained fall; positive: a rise. */
  readonly unexplained: number;
};

/** How long after a failure its price may be given back. */
export const RETURN_WITHIN_MS = DAY;

/** An interval whose explanation is not finished. */
type Open = {
  readonly from: FixedPoint;
  readonly to: FixedPoint;
  readonly late: Placement[];
  readonly returned: Placement[];
  left: number;
};

/** The intervals that a payment's time overlaps, both included; -1 and the number of intervals stand for times outside all points. */
type Window = { readonly first: number; readonly last: number };

/** Explains the changes between fixed points by what payments did. The points are in order and without gaps. Pure. */
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

/** Where the biller says that it was paid, unless the balances show a difference of some seconds. */
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

/** The first fall that may be its price, and the first rise after it that may be its return. */
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

/**
 * An unsettled payment's price may be taken at any time after its claim: from interval to interval the available prices grow, and each fall
 * uses some of them.
 */
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

/** The interval after the last fixed point read by then; -1 before the first. */
function placeOf(points: readonly FixedPoint[], at: number): number {
  return firstPoint(points, (point) => point.at > at) - 1;
}

/** The interval that ends with the first fixed point requested since then; the number of intervals after the last. */
function endOf(points: readonly FixedPoint[], at: number): number {
  return firstPoint(points, (point) => point.startedAt >= at) - 1;
}

/** The first fixed point that meets a condition which all later ones meet too; the number of points if none does. */
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
