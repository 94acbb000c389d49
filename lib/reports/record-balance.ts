import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Database, Writer } from "#lib/db/connection.ts";
import { insertPoint, latestPoint, lockPoints, markAlarmed, paidInCall } from "#lib/db/deposit/deposit-points.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { heldSince } from "#lib/db/installation.ts";
import { type CallsNow, callsNow, lastCallSince } from "#lib/db/payments/calls-in-flight.ts";
import { lateOutcomes } from "#lib/db/payments/late-outcomes.ts";
import { depositIntervals } from "./deposit-intervals.ts";

/** An answer to `balance`; times in milliseconds. */
export type ToldBalance = {
  /** How the calls stood before the question was asked. */
  readonly before: CallsNow;
  readonly startedAt: number;
  readonly at: number;
  readonly balance: number;
};

/**
 * Stores what the biller told. It is a fixed point only when it is sure that no `pay-pasca` of any process was on its way from before the
 * question until after the answer. In the same commit every fall that nothing explains becomes an alarm, once.
 */
export async function recordBalance(database: Database, told: ToldBalance): Promise<{ readonly quiet: boolean }> {
  return database.transaction(async (tx) => {
    await lockPoints(tx);
    const { startedAt, at, balance } = told;
    const previous = await latestPoint(tx);
    const now = await callsNow(tx);
    if (!(await isQuiet(tx, told, now, previous?.at ?? null))) {
      await insertDepositReading(tx, { at, balance, source: "balance", trId: null });
      return { quiet: false };
    }
    // Asked after it is known that nothing is on its way: every outcome up to the mark is written.
    const paid = previous ? await paidInCall(tx, { after: previous.mark, upTo: now.mark }) : { count: 0, sum: 0 };
    await insertPoint(tx, { startedAt, at, balance, mark: now.mark, paidCount: paid.count, paidSum: paid.sum });
    if (previous) await raiseFalls(tx, { since: previous.at, until: at + 1 });
    return { quiet: true };
  });
}

async function isQuiet(tx: Writer, told: ToldBalance, now: CallsNow, previousAt: number | null): Promise<boolean> {
  if (told.before.inFlight || now.inFlight) return false;
  // One that overlaps the fixed point before it, or a clock that was set back, would be out of order.
  if (previousAt !== null && told.startedAt < previousAt) return false;
  if ((await lastCallSince(tx, told.before.mark)) !== null) return false;
  // Until a restored ledger is reconciled it knows too little.
  return (await heldSince(tx)) === null;
}

/** In the newest interval, and in older ones for which an outcome that was learned since then had been an excuse. */
async function raiseFalls(tx: Writer, newest: { since: number; until: number }): Promise<void> {
  const learned = (await lateOutcomes(tx, newest)).filter(({ to }) => to !== null);
  const since = Math.min(newest.since, ...learned.map(({ from }) => from));
  for (const { from, to, unexplained } of await depositIntervals(tx, { since, until: newest.until })) {
    if (unexplained >= 0 || to.alarmedAt !== null || !(await markAlarmed(tx, to.id, to.at))) continue;
    const data = { amount: -unexplained, since: from.at, until: to.at, readingId: to.id };
    await raiseAlarm(tx, { kind: "deposit_fall", trId: null, at: to.at, data });
  }
}
