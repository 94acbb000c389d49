import type { Reader } from "#lib/db/connection.ts";
import { explanationsBetween } from "#lib/db/deposit/deposit-explanations.ts";
import { latestPoint, type Paid, paidInCall, pointAfter } from "#lib/db/deposit/deposit-points.ts";
import { type LooseReading, looseReadings } from "#lib/db/deposit/deposit-readings.ts";
import { type AnsweredPayment, answeredPayments } from "#lib/db/deposit/payments-answered.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { DAY, dayOf, dayStart, type Zone } from "#lib/domain/time.ts";
import { type DepositDay, depositDays, type ExplainedInterval, explainIntervals } from "./deposit-days.ts";
import { depositIntervals } from "./deposit-intervals.ts";

/** If a day has more payments than this, each interval shows one sum. */
const MOST_LISTED = 300;

/** A day without a certain reading has nothing to compare. */
export type BookDay = { readonly day: string; readonly book: DepositDay | null };

export type BookPage = {
  /** Newest first. */
  readonly days: readonly BookDay[];
  /** The day of the very first certain reading, or null. */
  readonly firstDay: string | null;
  readonly latest: { readonly at: number; readonly balance: number } | null;
  /** Paid since then and not compared yet, if today is among the days. */
  readonly since: Paid | null;
};

/** `count` days of the deposit, ending with `last` (in the outlet's zone, `2026-11-22`). Supervisors only. */
export async function depositBook(
  from: Reader,
  actor: Actor,
  ask: { readonly last: string; readonly count: number; readonly zone: Zone },
): Promise<Result<BookPage>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const { last, count, zone } = ask;
  const lastStart = dayStart(last, zone);
  if (lastStart === null) return failure("invalid_input");
  const intervals = await explained(from, { since: lastStart - (count - 1) * DAY, until: lastStart + DAY });
  const books = new Map(depositDays(intervals, zone).map((book) => [book.day, book]));
  const days = Array.from({ length: count }, (_, n) => dayOf(lastStart - n * DAY, zone));
  const first = await pointAfter(from, 0);
  const latest = await latestPoint(from);
  return {
    ok: true,
    days: days.map((day) => ({ day, book: books.get(day) ?? null })),
    firstDay: first && dayOf(first.at, zone),
    latest: latest && { at: latest.at, balance: latest.balance },
    since: latest && latest.at < lastStart + DAY ? await paidInCall(from, { after: latest.mark, upTo: null }) : null,
  };
}

export type BookOfDay = {
  readonly book: DepositDay | null;
  readonly intervals: readonly ExplainedInterval[];
  /** Null: too many to list. */
  readonly heard: readonly AnsweredPayment[] | null;
  /** Balances between the fixed points: evidence, never counted. Null: too many to list. */
  readonly loose: readonly LooseReading[] | null;
  /** Paid since the latest certain reading, if that was on this day. */
  readonly since: Paid | null;
};

/** One day's movements in order. Supervisors only. */
export async function depositDay(
  from: Reader,
  actor: Actor,
  { day, zone }: { readonly day: string; readonly zone: Zone },
): Promise<Result<BookOfDay>> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const since = dayStart(day, zone);
  if (since === null) return failure("not_found");
  const intervals = await explained(from, { since, until: since + DAY });
  const [book = null] = depositDays(intervals, zone);
  const [first, last] = [intervals[0], intervals.at(-1)];
  const latest = await latestPoint(from);
  return {
    ok: true,
    book,
    intervals,
    heard: first && last ? await listed(from, first.from.mark, last.to.mark, book?.paid.count ?? 0) : [],
    loose: first && last ? await told(from, first.from.at, last.to.at) : [],
    since: latest && latest.id === last?.to.id ? await paidInCall(from, { after: latest.mark, upTo: null }) : null,
  };
}

async function listed(from: Reader, after: number, upTo: number, count: number): Promise<AnsweredPayment[] | null> {
  return count > MOST_LISTED ? null : answeredPayments(from, { after, upTo, limit: MOST_LISTED });
}

async function told(from: Reader, after: number, upTo: number): Promise<LooseReading[] | null> {
  const loose = await looseReadings(from, { after, upTo, limit: MOST_LISTED + 1 });
  return loose.length > MOST_LISTED ? null : loose;
}

async function explained(from: Reader, range: { since: number; until: number }): Promise<ExplainedInterval[]> {
  const intervals = await depositIntervals(from, range);
  const ids = intervals.map(({ to }) => to.id);
  if (ids.length === 0) return [];
  return explainIntervals(intervals, await explanationsBetween(from, Math.min(...ids), Math.max(...ids)));
}
