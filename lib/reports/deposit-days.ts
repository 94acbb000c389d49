import type { DepositExplanation } from "#lib/db/deposit/deposit-explanations.ts";
import { dayOf, type Zone } from "#lib/domain/time.ts";
import type { Interval, Placement } from "./reconcile-deposit.ts";

/** An interval with its supervisors' explanations; in rupiah, negative for a fall. */
export type ExplainedInterval = Interval & {
  readonly explanations: readonly DepositExplanation[];
  /** The explained part of what was unexplained, and the rest. */
  readonly noted: number;
  readonly left: number;
};

/** Signed amounts add up: `opening - paid.sum + maybe + returned + rises.noted + rises.left + falls.noted + falls.left = closing`. */
export type DepositDay = {
  /** The calendar day in the outlet's zone, `2026-11-22`. */
  readonly day: string;
  readonly opening: number;
  readonly openedAt: number;
  readonly closing: number;
  readonly closedAt: number;
  readonly paid: { readonly count: number; readonly sum: number };
  readonly maybe: number;
  readonly returned: number;
  readonly rises: { readonly noted: number; readonly left: number };
  readonly falls: { readonly noted: number; readonly left: number };
  readonly state: DayState;
};

/**
 * `fall` and `rise`: something is unexplained; `waiting`: unsettled payments may explain it; `noted`: everything is explained, some of it
 * by hand.
 */
export type DayState = "fall" | "rise" | "waiting" | "noted" | "clear";

/** The sum of one movement's explanations, in rupiah; zero after a withdrawal. */
export function saidOf(explanations: readonly Pick<DepositExplanation, "amount">[]): number {
  return explanations.reduce((sum, { amount }) => sum + amount, 0);
}

/** An explanation counts only as far as something is unexplained: if it turns out to be our own payment, the explanation lapses. */
export function explainIntervals(
  intervals: readonly Interval[],
  explanations: readonly DepositExplanation[],
): ExplainedInterval[] {
  const byReading = Map.groupBy(explanations, ({ readingId }) => readingId);
  return intervals.map((interval) => {
    const given = byReading.get(interval.to.id) ?? [];
    const said = saidOf(given);
    const { unexplained } = interval;
    const sameWay = Math.sign(said) === Math.sign(unexplained);
    const noted = sameWay ? Math.sign(unexplained) * Math.min(Math.abs(said), Math.abs(unexplained)) : 0;
    return { ...interval, explanations: given, noted, left: unexplained - noted };
  });
}

/** Days with at least one fixed point (other than the very first), in order. An interval belongs to the day in which it ends. */
export function depositDays(intervals: readonly ExplainedInterval[], zone: Zone): DepositDay[] {
  return [...Map.groupBy(intervals, ({ to }) => dayOf(to.at, zone))].map(([day, all]) => dayOfIntervals(day, all));
}

function dayOfIntervals(day: string, all: readonly ExplainedInterval[]): DepositDay {
  const first = all[0] as ExplainedInterval;
  const last = all.at(-1) as ExplainedInterval;
  const sum = (of: (interval: ExplainedInterval) => number) => all.reduce((total, one) => total + of(one), 0);
  const total = (of: (interval: ExplainedInterval) => readonly Placement[]) =>
    sum((one) => of(one).reduce((part, { amount }) => part + amount, 0));
  const signed = (sign: 1 | -1, of: (interval: ExplainedInterval) => number) =>
    sum((one) => (Math.sign(one.unexplained) === sign ? of(one) : 0));
  const parts = {
    paid: {
      count: sum(({ paid, late }) => paid.count + late.length),
      sum: sum(({ paid }) => paid.sum) - total(({ late }) => late),
    },
    maybe: sum(({ maybe }) => maybe.amount),
    returned: total(({ returned }) => returned),
    rises: { noted: signed(1, ({ noted }) => noted), left: signed(1, ({ left }) => left) },
    falls: { noted: signed(-1, ({ noted }) => noted), left: signed(-1, ({ left }) => left) },
  };
  return {
    day,
    opening: first.from.balance,
    openedAt: first.from.at,
    closing: last.to.balance,
    closedAt: last.to.at,
    ...parts,
    state: stateOf(parts),
  };
}

function stateOf({ maybe, rises, falls }: Pick<DepositDay, "maybe" | "rises" | "falls">): DayState {
  if (falls.left !== 0) return "fall";
  if (rises.left !== 0) return "rise";
  if (maybe !== 0) return "waiting";
  return falls.noted !== 0 || rises.noted !== 0 ? "noted" : "clear";
}
