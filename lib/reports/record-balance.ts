import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Database, Reader, Writer } from "#lib/db/connection.ts";
import { insertPoint, latestPoint, lockPoints, markAlarmed, paidInCall } from "#lib/db/deposit/deposit-points.ts";
import { dateBackReadings, insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { heldSince } from "#lib/db/installation.ts";
import { type CallsNow, callsNow, lastCallSince } from "#lib/db/payments/calls-in-flight.ts";
import { lateOutcomes } from "#lib/db/payments/late-outcomes.ts";
import { depositIntervals } from "./deposit-intervals.ts";

/** An answer to `balance`; times in milliseconds. */
export type ToldBalance = {
  /** The state of calls before the request, and the newest fixed point then. */
  readonly before: Awaited<ReturnType<typeof beforeAsking>>;
  readonly startedAt: number;
  readonly at: number;
  /** The biller's own `Date` confirms these times. */
  readonly isTimeSure: boolean;
  readonly balance: number;
};

/** The ledger's state before the biller is asked for the balance. */
export async function beforeAsking(from: Reader) {
  const calls = await callsNow(from);
  return { ...calls, pointId: (await latestPoint(from))?.id };
}

/**
 * Stores a balance. It is a fixed point only if certainly no `pay-pasca` of any process was under way from before the request until after
 * the answer. Then every unexplained fall raises an alarm, once.
 */
export async function recordBalance(database: Database, told: ToldBalance): Promise<{ readonly quiet: boolean }> {
  const stored = await database.transaction(async (tx) => {
    await lockPoints(tx);
    const { balance, isTimeSure } = told;
    if (isTimeSure) await dateBackReadings(tx, told.startedAt);
    const previous = await latestPoint(tx);
    // Points stay in order. After the clock was set back, its time counts only once the biller confirms it.
    const [startedAt, at] = [told.startedAt, told.at].map((time) => Math.max(time, previous?.at ?? time)) as [
      number,
      number,
    ];
    const now = await callsNow(tx);
    if (!(await isQuiet(tx, told, now, previous?.id))) {
      await insertDepositReading(tx, { at, balance, source: "balance", trId: null });
      return { quiet: false, newest: null };
    }
    // Read once it is known that nothing is under way: every outcome up to the mark is written.
    const paid = previous ? await paidInCall(tx, { after: previous.mark, upTo: now.mark }) : { count: 0, sum: 0 };
    await insertPoint(tx, { startedAt, at, balance, mark: now.mark, paidCount: paid.count, paidSum: paid.sum });
    return { quiet: true, newest: previous && { since: previous.at, until: at + 1 } };
  });
  if (stored.newest) await raiseFalls(database, stored.newest);
  return { quiet: stored.quiet };
}

async function isQuiet(tx: Writer, told: ToldBalance, now: CallsNow, previousId: number | undefined): Promise<boolean> {
  if (told.before.inFlight || now.inFlight) return false;
  // A reading that overlaps the previous fixed point would be out of order.
  if (told.before.pointId !== previousId) return false;
  if ((await lastCallSince(tx, told.before.mark)) !== null) return false;
  // Until a restored ledger is reconciled, it lacks payments.
  return (await heldSince(tx)) === null;
}

/**
 * Covers the newest intervals, and older ones that an outcome, learned since, no longer explains. Explanations are read outside the writing
 * connection; each fall is marked and raised in its own commit.
 */
async function raiseFalls(database: Database, newest: { since: number; until: number }): Promise<void> {
  const learned = (await lateOutcomes(database.read, newest)).filter(({ to }) => to !== null);
  const since = learned.reduce((least, { from }) => Math.min(least, from), newest.since);
  for (const { from, to, unexplained } of await depositIntervals(database.read, { since, until: newest.until })) {
    if (unexplained >= 0 || to.alarmedAt !== null) continue;
    await database.transaction(async (tx) => {
      if (!(await markAlarmed(tx, to.id, to.at))) return;
      const data = { amount: -unexplained, since: from.at, until: to.at, readingId: to.id };
      await raiseAlarm(tx, { kind: "deposit_fall", trId: null, at: to.at, data });
    });
  }
}
