import type { Reader } from "#lib/db/connection.ts";
import { type FixedPoint, pointAfter, pointBefore, pointsBetween } from "#lib/db/deposit/deposit-points.ts";
import { type LateOutcome, lateOutcomes } from "#lib/db/payments/late-outcomes.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import { DAY } from "#lib/domain/time.ts";
import { type Interval, RETURN_WITHIN_MS, reconcileDeposit } from "./reconcile-deposit.ts";

/** How far an unsettled payment may reach beyond the requested range. */
const REACH_MS = 35 * DAY;

/**
 * The intervals that end from `since` to before `until`, with their explanations. Reads further where payments reach beyond that range, so
 * that an interval's explanation is the same on every page.
 */
export async function depositIntervals(
  from: Reader,
  { since, until }: { since: number; until: number },
): Promise<Interval[]> {
  const farthest = { since: since - REACH_MS, until: until + REACH_MS };
  let range = await betweenPoints(from, { since: since - 1 - RETURN_WITHIN_MS, until: until + RETURN_WITHIN_MS });
  let outcomes = await outcomesOf(from, range);
  for (;;) {
    const doubts = outcomes.filter(({ state }) => state === "success" || isUnsettled(state));
    const wider = await betweenPoints(from, {
      since: Math.max(
        farthest.since,
        doubts.reduce((least, one) => Math.min(least, one.from), range.since),
      ),
      until: Math.min(
        farthest.until,
        doubts.reduce((most, one) => Math.max(most, endOf(one)), range.until),
      ),
    });
    if (wider.since >= range.since && wider.until <= range.until) break;
    range = wider;
    outcomes = await outcomesOf(from, range);
  }
  const points: FixedPoint[] = await pointsBetween(from, range.since, range.until + 1);
  return reconcileDeposit(points, outcomes).filter(({ to }) => to.at >= since && to.at < until);
}

type Range = { readonly since: number; readonly until: number };

/** The range widened to the surrounding fixed points; a bound on a fixed point stays. */
async function betweenPoints(from: Reader, range: Range): Promise<Range> {
  const before = await pointBefore(from, range.since + 1);
  const after = await pointAfter(from, range.until);
  return { since: before?.at ?? range.since, until: after?.at ?? range.until };
}

async function outcomesOf(from: Reader, range: Range): Promise<LateOutcome[]> {
  const near = await lateOutcomes(from, { since: range.since - RETURN_WITHIN_MS, until: range.until });
  return near.filter((one) => endOf(one) > range.since);
}

/** The last moment at which its money can have moved. */
function endOf({ to, state }: LateOutcome): number {
  if (to === null) return Number.POSITIVE_INFINITY;
  return state === "success" ? to : to + RETURN_WITHIN_MS;
}
