import fc from "fast-check";
import { expect, test } from "vitest";
import type { FixedPoint } from "#lib/db/deposit/deposit-points.ts";
import type { LateOutcome } from "#lib/db/payments/late-outcomes.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { depositDays, explainIntervals } from "./deposit-days.ts";
import { type Interval, reconcileDeposit } from "./reconcile-deposit.ts";

const SECOND = 1_000;
const START = Date.UTC(2026, 10, 21, 10);
/** Fixed points of the invented days, an hour apart, some beyond midnight. */
const HOUR = 3_600 * SECOND;

/**
 * What a counter and a biller do between fixed points 0, 1, 2 …: `slot` is the interval in which money moves. `heard`: paid within its own
 * call. `late`: taken in `slot`, and learned `after` intervals later. `waiting`: outcome unknown; `refunded`: failed, but taken and given
 * back later.
 */
type Sudden = { do: "heard" | "top_up" | "foreign"; slot: number; amount: number };
type Late = {
  do: "late" | "waiting" | "refunded";
  slot: number;
  before: number;
  after: number;
  amount: number;
  taken: boolean;
};
type Deed = Sudden | Late;

const SLOTS = 8;
const slot = fc.nat(SLOTS - 1);
/** Few different prices, so that payments are easily confused. */
const price = fc.constantFrom(100_500, 100_500, 201_000, 301_500, 137_110, 2_000_000);
const later = (kind: Late["do"]): fc.Arbitrary<Late> =>
  fc.record({ do: fc.constant(kind), slot, before: fc.nat(2), after: fc.nat(3), amount: price, taken: fc.boolean() });
/** Given back before the last reading. */
const refunded = later("refunded").filter((deed) => deed.slot + deed.after + 1 < SLOTS);
const heard = fc.record({ do: fc.constant("heard" as const), slot, amount: price });
const known: fc.Arbitrary<Deed[]> = fc.array(fc.oneof(heard, later("late"), later("waiting")), { maxLength: 9 });
const ours: fc.Arbitrary<Deed[]> = fc.tuple(known, fc.array(refunded, { maxLength: 2 })).map((deeds) => deeds.flat());

/** Fixed points and late outcomes as the ledger would have them. */
function happen(deeds: readonly Deed[], opening = 50_000_000): { points: FixedPoint[]; outcomes: LateOutcome[] } {
  const moved = Array.from({ length: SLOTS }, () => 0);
  const paid = Array.from({ length: SLOTS }, () => ({ count: 0, sum: 0 }));
  const outcomes: LateOutcome[] = [];
  const move = (at: number, amount: number) => {
    if (at < SLOTS) moved[at] = (moved[at] ?? 0) + amount;
  };
  for (const [n, deed] of deeds.entries()) {
    if (!("taken" in deed)) {
      move(deed.slot, deed.do === "top_up" ? deed.amount : -deed.amount);
      const sums = paid[deed.slot];
      if (deed.do === "heard" && sums) Object.assign(sums, { count: sums.count + 1, sum: sums.sum + deed.amount });
      continue;
    }
    const begun = Math.max(0, deed.slot - deed.before);
    const learned = deed.slot + deed.after;
    const isTaken = deed.do === "late" || deed.taken;
    if (isTaken) move(deed.slot, -deed.amount);
    if (deed.do === "refunded" && isTaken) move(learned + 1, deed.amount);
    outcomes.push({
      trId: String(1_000 + n) as TrId,
      company: "PT UJI",
      state: deed.do === "late" ? "success" : deed.do === "waiting" ? "unknown" : "failed",
      sellingPrice: deed.amount,
      from: START + begun * HOUR + 60 * SECOND + n,
      to: deed.do === "waiting" ? null : START + learned * HOUR + 1_800 * SECOND + n,
      paidAt: deed.do === "late" ? START + deed.slot * HOUR + 900 * SECOND : null,
    });
  }
  const points: FixedPoint[] = [];
  let balance = opening;
  for (let n = 0; n <= SLOTS; n += 1) {
    const sums = (n > 0 && paid[n - 1]) || { count: 0, sum: 0 };
    balance += n > 0 ? (moved[n - 1] ?? 0) : 0;
    const at = START + n * HOUR;
    points.push({
      ...{ id: n + 1, startedAt: at - 80, at, balance, mark: n, alarmedAt: null },
      paidCount: sums.count,
      paidSum: sums.sum,
    });
  }
  return { points, outcomes };
}

const fallOf = (intervals: readonly Interval[]) =>
  intervals.reduce((sum, { unexplained }) => sum + Math.max(0, -unexplained), 0);
const riseOf = (intervals: readonly Interval[]) =>
  intervals.reduce((sum, { unexplained }) => sum + Math.max(0, unexplained), 0);

test("never leaves anything unexplained while only our own payments move the deposit, however late they are learned", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        known,
        refunded.map((deed): Deed[] => [deed]),
      ),
      (deeds) => {
        const { points, outcomes } = happen(deeds);
        const intervals = reconcileDeposit(points, outcomes);
        expect(fallOf(intervals)).toBe(0);
        expect(riseOf(intervals)).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});

test("never misses somebody else's use beyond what unsettled payments might explain, and never makes it larger", () => {
  const foreign = fc.record({
    do: fc.constant("foreign" as const),
    slot,
    amount: fc.integer({ min: 1, max: 9_000_000 }),
  });
  fc.assert(
    fc.property(known, fc.array(foreign, { minLength: 1, maxLength: 3 }), (deeds, uses) => {
      const { points, outcomes } = happen([...deeds, ...uses]);
      const used = uses.reduce((sum, { amount }) => sum + amount, 0);
      const doubt = deeds.reduce((sum, deed) => (deed.do === "waiting" ? sum + deed.amount : sum), 0);
      const found = fallOf(reconcileDeposit(points, outcomes));
      expect(found).toBeGreaterThanOrEqual(used - doubt);
      expect(found).toBeLessThanOrEqual(used);
    }),
    { numRuns: 300 },
  );
});

test("a top-up stands as a rise of its whole amount beside payments that were heard", () => {
  const topUp = fc.record({
    do: fc.constant("top_up" as const),
    slot,
    amount: fc.integer({ min: 1, max: 90_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 9 }), topUp, (deeds, up) => {
      const { points, outcomes } = happen([...deeds, up]);
      const intervals = reconcileDeposit(points, outcomes);
      expect(intervals[up.slot]?.unexplained).toBe(up.amount);
      expect(fallOf(intervals)).toBe(0);
    }),
  );
});

test("every interval and every day adds up to the rupiah, whatever happened and whatever was said of it", () => {
  const any = fc.array(
    fc.oneof(
      ours.map((deeds): Deed[] => deeds),
      fc.array(fc.record({ do: fc.constantFrom("top_up" as const, "foreign" as const), slot, amount: price })),
    ),
    { maxLength: 3 },
  );
  const words = fc.array(
    fc.record({ readingId: fc.integer({ min: 2, max: 9 }), amount: fc.integer({ min: -9e6, max: 9e6 }) }),
  );
  fc.assert(
    fc.property(any, words, fc.constantFrom("WIB" as const, "WITA" as const, "WIT" as const), (deeds, said, zone) => {
      const { points, outcomes } = happen(deeds.flat());
      const intervals = reconcileDeposit(points, outcomes);
      for (const { from, to, paid, late, maybe, returned, unexplained } of intervals) {
        const placed = [...late, ...returned].reduce((sum, { amount }) => sum + amount, maybe.amount);
        expect(to.balance - from.balance).toBe(-paid.sum + placed + unexplained);
      }
      const by = { kind: "other", note: "catatan", at: START, byId: "u3", byName: "Sri" } as const;
      const explained = explainIntervals(
        intervals,
        said.map((word) => ({ ...word, ...by })),
      );
      const days = depositDays(explained, zone);
      days.forEach((day, n) => {
        const { opening, closing, paid, maybe, returned, rises, falls } = day;
        expect(opening - paid.sum + maybe + returned + rises.noted + rises.left + falls.noted + falls.left).toBe(
          closing,
        );
        if (n > 0) expect(opening).toBe(days[n - 1]?.closing);
      });
      expect(days[0]?.opening).toBe(points[0]?.balance);
      expect(days.at(-1)?.closing).toBe(points.at(-1)?.balance);
      // No payment moves money twice, and an uncertain one explains no more than its price.
      const taken = intervals.flatMap(({ late }) => late.map(({ outcome }) => outcome.trId));
      expect(new Set(taken).size).toBe(taken.length);
      const doubt = outcomes.reduce(
        (sum, { state, sellingPrice }) => sum + (state === "unknown" ? sellingPrice : 0),
        0,
      );
      expect(intervals.reduce((sum, { maybe }) => sum - maybe.amount, 0)).toBeLessThanOrEqual(doubt);
    }),
    { numRuns: 300 },
  );
});

test("a failed payment's price may come back until a day after the failure: later it is a rise that nothing explains", () => {
  const day = 24 * HOUR;
  const failedAt = START + 30 * 60 * SECOND;
  const failure: LateOutcome = {
    ...{ trId: "1000" as TrId, company: "PT UJI", state: "failed", sellingPrice: 100_500 },
    ...{ from: START + 60 * SECOND, to: failedAt, paidAt: null },
  };
  /** Its price was taken in the first hour, and is back at the last of these points. */
  const unexplained = (...later: number[]) => {
    const points = [START, START + HOUR, ...later].map((at, n, { length }): FixedPoint => {
      const balance = n === 0 || n === length - 1 ? 1_000_000 : 899_500;
      return { id: n + 1, startedAt: at, at, balance, mark: n, paidCount: 0, paidSum: 0, alarmedAt: null };
    });
    return reconcileDeposit(points, [failure]).map((interval) => interval.unexplained);
  };
  expect(unexplained(failedAt + day - 1, failedAt + day + HOUR)).toEqual([0, 0, 0]);
  expect(unexplained(failedAt + day, failedAt + day + HOUR)).toEqual([-100_500, 0, 100_500]);
});

test("a word counts no further than there is something left to explain", () => {
  const { points } = happen([{ do: "foreign", slot: 0, amount: 100 }]);
  const word = { readingId: 2, kind: "other_use", note: "dipakai", at: START, byId: "u3", byName: "Sri" } as const;
  const left = (amount: number) =>
    explainIntervals(reconcileDeposit(points, []), [{ ...word, amount }]).map((one) => one.left)[0];
  expect([-100, -40, -500, 100].map(left)).toEqual([0, -60, 0, -100]);
});
