import type { LateOutcome } from "#lib/db/payments/late-outcomes.ts";

/** What is left of each interval's change when what surely happened in it is taken off; the search writes to it. */
export type Residuals = number[];

/**
 * A payment whose money moved in one of several intervals.
 * `paid`: surely taken once. `waiting`: taken at most once. `returned`: failed, so either never taken or taken and given back later.
 */
export type Loose = {
  readonly outcome: LateOutcome;
  readonly kind: "paid" | "waiting" | "returned";
  /** The intervals that its time overlaps, both included; -1 and the count of intervals stand for what no two readings enclose. */
  readonly first: number;
  readonly last: number;
  /** Where the biller's own time for it lies. */
  readonly home: number;
};

/** `amount`: what it did to the balance there, negative for money taken. */
export type Placement = { readonly interval: number; readonly outcome: LateOutcome; readonly amount: number };

type Choice = { readonly placements: readonly Placement[]; readonly doubt: number };
type Cost = { readonly left: number; readonly places: number; readonly doubt: number };

/** Enough for any day that a counter has; beyond it the best that was found stands. */
const MOST_STEPS = 50_000;
/** Among so few intervals it is looked for what hides behind something else too. */
const FEW = 10;

/**
 * Decides in which intervals the money of loose payments moved: so that as little as possible is left unexplained, in as few intervals
 * as possible, and as near as possible to the times that the biller tells. Changes `residuals` accordingly.
 */
export function placePayments(residuals: Residuals, loose: readonly Loose[]): Placement[] {
  const sorted = [...loose].sort(
    (a, b) =>
      RANK[a.kind] - RANK[b.kind] ||
      b.outcome.sellingPrice - a.outcome.sellingPrice ||
      a.outcome.trId.localeCompare(b.outcome.trId),
  );
  const touched = touchedBy(residuals, sorted);
  /** The most that the payments from here on can still take off what is left. */
  const hope = sorted.map(() => 0);
  for (let n = sorted.length - 1, sum = 0; n >= 0; n -= 1) {
    sum += (sorted[n]?.outcome.sellingPrice ?? 0) * (sorted[n]?.kind === "returned" ? 2 : 1);
    hope[n] = sum;
  }
  let steps = 0;
  let best: { cost: Cost; chosen: Choice[] } | null = null;
  const chosen: Choice[] = [];

  const search = (n: number, doubt: number): void => {
    steps += 1;
    const left = sumOf(touched, residuals);
    if (best && (steps > MOST_STEPS || left - (hope[n] ?? 0) > best.cost.left || isPerfect(best.cost))) return;
    if (n === sorted.length) {
      const cost = { left, places: touched.filter((i) => residuals[i] !== 0).length, doubt };
      if (!best || isLess(cost, best.cost)) best = { cost, chosen: [...chosen] };
      return;
    }
    for (const choice of choicesOf(residuals, touched, sorted[n] as Loose)) {
      put(residuals, choice, 1);
      chosen.push(choice);
      search(n + 1, doubt + choice.doubt);
      chosen.pop();
      put(residuals, choice, -1);
    }
  };
  search(0, 0);
  const found = (best as { chosen: Choice[] } | null)?.chosen ?? [];
  for (const choice of found) put(residuals, choice, 1);
  return found.flatMap(({ placements }) => placements);
}

/** What may hide something is tried first. */
const RANK = { paid: 0, returned: 1, waiting: 2 };

/** Where something is left to explain or will be; among few intervals, all: one payment may hide another's there. */
function touchedBy(residuals: Residuals, loose: readonly Loose[]): number[] {
  const first = Math.max(0, Math.min(...loose.map((one) => one.first)));
  const last = Math.min(residuals.length - 1, Math.max(...loose.map((one) => one.last)));
  const homes = new Set(loose.map(({ home }) => home));
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  return all.length <= FEW ? all : all.filter((i) => residuals[i] !== 0 || homes.has(i));
}

function choicesOf(
  residuals: Residuals,
  touched: readonly number[],
  { outcome, kind, first, last, home }: Loose,
): Choice[] {
  const amount = outcome.sellingPrice;
  const inside = touched.filter((i) => i >= first && i <= last);
  const take = (interval: number): Placement => ({ interval, outcome, amount: -amount });
  const falls = inside.filter((i) => (residuals[i] ?? 0) <= (kind === "paid" ? -1 : -amount));
  const nothing = (doubt: number): Choice => ({ placements: [], doubt });
  switch (kind) {
    case "paid": {
      const open = !isClosed(residuals, first) || !isClosed(residuals, last);
      const places = isClosed(residuals, home) ? [...new Set([home, ...falls])] : falls;
      const choices = places.map((i) => ({ placements: [take(i)], doubt: i === home ? 0 : 1 }));
      return open ? [...choices, nothing(isClosed(residuals, home) ? 3 : 0)] : choices;
    }
    case "waiting":
      return [...falls.map((i) => ({ placements: [take(i)], doubt: 2 })), nothing(0)];
    case "returned": {
      const left = (i: number) => residuals[i] ?? 0;
      const isPlain = ([a, b]: readonly [number, number]) => left(a) <= -amount && left(b) >= amount;
      // What another payment did in the same interval may hide a side of it, or a part.
      const isPossible = ([a, b]: readonly [number, number]) => left(a) < 0 || left(b) > 0;
      const pairs = inside
        .flatMap((a) => inside.filter((b) => b > a).map((b) => [a, b] as const))
        .filter(touched.length <= FEW ? isPossible : isPlain)
        .sort((one, other) => Number(isPlain(other)) - Number(isPlain(one)));
      const back = (interval: number): Placement => ({ interval, outcome, amount });
      return [...pairs.map(([a, b]) => ({ placements: [take(a), back(b)], doubt: 2 })), nothing(0)];
    }
  }
}

function isClosed(residuals: Residuals, interval: number): boolean {
  return interval >= 0 && interval < residuals.length;
}

function put(residuals: Residuals, { placements }: Choice, sign: 1 | -1): void {
  for (const { interval, amount } of placements) residuals[interval] = (residuals[interval] ?? 0) - sign * amount;
}

function sumOf(intervals: readonly number[], residuals: Residuals): number {
  return intervals.reduce((sum, i) => sum + Math.abs(residuals[i] ?? 0), 0);
}

function isPerfect({ left, doubt }: Cost): boolean {
  return left === 0 && doubt === 0;
}

function isLess(a: Cost, b: Cost): boolean {
  return a.left !== b.left ? a.left < b.left : a.places !== b.places ? a.places < b.places : a.doubt < b.doubt;
}
