import type { FixedPoint } from "#lib/db/deposit/deposit-points.ts";
import type { LateOutcome } from "#lib/db/payments/late-outcomes.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { DAY } from "#lib/domain/time.ts";
import { type Loose, type Placement, placePayments } from "./place-payments.ts";

/**
 * What happened to the deposit between two fixed points, in rupiah:
 * `to.balance - from.balance = -paid.sum + the placements' amounts + unexplained`, always.
 */
export type Interval = {
  readonly from: FixedPoint;
  readonly to: FixedPoint;
  /** Heard while their call was on its way: surely here. */
  readonly paid: { readonly count: number; readonly sum: number };
  /** Successes that were learned later and belong here. */
  readonly late: readonly Placement[];
  /** Unsettled ones that would explain a fall. */
  readonly waiting: readonly Placement[];
  /** Failed ones whose price was taken and given back. */
  readonly returned: readonly Placement[];
  /** Negative: a fall that nothing explains; positive: a rise. */
  readonly unexplained: number;
};

/** How long after a failure its price may still be given back. */
export const RETURN_WITHIN_MS = DAY;

/**
 * Explains the changes between fixed points, which come in order of time and follow one another without a gap, by what the payments did.
 * Pure: nothing but its arguments counts.
 */
export function reconcileDeposit(points: readonly FixedPoint[], outcomes: readonly LateOutcome[]): Interval[] {
  const pairs = points.slice(1).map((to, n) => ({ from: points[n] as FixedPoint, to }));
  const residuals = pairs.map(({ from, to }) => to.balance - from.balance + to.paidSum);
  const loose = outcomes.map((outcome) => looseOf(points, outcome));

  const sure = loose.filter((one) => one.kind === "paid" && one.first === one.last && pairs[one.first]);
  const placements: Placement[] = sure.map(({ outcome, first }) => {
    residuals[first] = (residuals[first] ?? 0) + outcome.sellingPrice;
    return { interval: first, outcome, amount: -outcome.sellingPrice };
  });
  const settled = new Set(sure);
  const hasLeft = lookFor(residuals);
  for (const group of connected(loose.filter((one) => !settled.has(one)))) {
    // Where nothing is left to explain, what may have happened did not.
    const [first, last] = [Math.min(...group.map((one) => one.first)), Math.max(...group.map((one) => one.last))];
    if (!group.some(({ kind }) => kind === "paid") && !hasLeft(first, last)) continue;
    placements.push(...placePayments(residuals, group));
  }

  const kindOf = new Map(loose.map(({ outcome, kind }) => [outcome, kind]));
  const byInterval = Map.groupBy(placements, ({ interval }) => interval);
  return pairs.map(({ from, to }, n) => {
    const here = byInterval.get(n) ?? [];
    const of = (kind: Loose["kind"]) => here.filter(({ outcome }) => kindOf.get(outcome) === kind);
    const paid = { count: to.paidCount, sum: to.paidSum };
    const unexplained = residuals[n] ?? 0;
    return { from, to, paid, late: of("paid"), waiting: of("waiting"), returned: of("returned"), unexplained };
  });
}

/** Tells whether anything is left in some of the intervals from `first` to `last`. */
function lookFor(residuals: readonly number[]): (first: number, last: number) => boolean {
  const before = [0];
  for (const left of residuals) before.push((before.at(-1) ?? 0) + (left === 0 ? 0 : 1));
  const upTo = (i: number) => before[Math.min(Math.max(i, 0), residuals.length)] ?? 0;
  return (first, last) => upTo(last + 1) > upTo(first);
}

function looseOf(points: readonly FixedPoint[], outcome: LateOutcome): Loose {
  const kind = outcome.state === "success" ? "paid" : isUnsettled(outcome.state) ? "waiting" : "returned";
  const first = placeOf(points, outcome.from);
  const until =
    outcome.to === null || kind === "waiting" ? null : outcome.to + (kind === "returned" ? RETURN_WITHIN_MS : 0);
  const last = until === null ? points.length - 1 : Math.max(first, endOf(points, until));
  const home = outcome.paidAt === null ? last : Math.min(last, Math.max(first, placeOf(points, outcome.paidAt)));
  return { outcome, kind, first, last, home };
}

/** The interval that begins with the last fixed point told by then; -1 before the first. */
function placeOf(points: readonly FixedPoint[], at: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as FixedPoint).at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The interval that ends with the first fixed point asked for since then; the count of intervals after the last. */
function endOf(points: readonly FixedPoint[], at: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as FixedPoint).startedAt >= at) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Payments that could have moved money in the same interval are judged together, the others apart: the answer is the same however much is looked at. */
function connected(loose: readonly Loose[]): Loose[][] {
  const groups: { last: number; members: Loose[] }[] = [];
  for (const one of [...loose].sort((a, b) => a.first - b.first)) {
    const group = groups.at(-1);
    if (group && one.first <= group.last) {
      group.members.push(one);
      group.last = Math.max(group.last, one.last);
    } else groups.push({ last: one.last, members: [one] });
  }
  return groups.map(({ members }) => members);
}
