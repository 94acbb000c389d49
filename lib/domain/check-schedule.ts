import type { NotReceivedAfter } from "./outcome.ts";
import type { Payment } from "./payment.ts";
import { DAY, HOUR, MINUTE, type Millis, nextWibMidnight, wibDay } from "./time.ts";

/** I8: when failed and cancelled payments whose request reached the biller are checked again, counted from their settlement. */
const RECHECKS: readonly Millis[] = [5 * MINUTE, HOUR, DAY];
/** I8: manual settlements are also checked daily for one more week. */
const RECHECKS_OF_A_WORD: readonly Millis[] = [...RECHECKS, ...[2, 3, 4, 5, 6, 7, 8].map((days) => days * DAY)];
/** I6: an answer that needs a check gets one after this time, before the schedule begins. */
const FIRST_CHECK = 2_000;
const SILENT_RETRY = 2 * MINUTE;
const DAILY_AFTER = 2 * DAY;
/** Minimum time between two checks of one payment, whoever asks. */
const LEAST_GAP = 2_000;

export type CheckPlan = { readonly schedule: readonly Millis[]; readonly notReceivedAfter: NotReceivedAfter };

type Due = Pick<
  Payment,
  | "state"
  | "checks"
  | "silentChecks"
  | "lastCheckedAt"
  | "requestEndedAt"
  | "firstZeroAt"
  | "settledAt"
  | "settledByHand"
  | "reversedAt"
  | "reached"
  | "day"
  | "createdAt"
>;

/** When to ask the biller next, given the payment after a change at `now`; null for never. */
export function nextCheck(payment: Due, now: Millis, plan: CheckPlan): Millis | null {
  // There is nothing to ask; when the day is over it is given up (I11).
  if (payment.state === "not_sent") return whenDayIsOver(payment, now);
  const due = nextQuestion(payment, now, plan);
  return due === null ? null : Math.max(due, mayAskFrom(payment, now));
}

/**
 * The earliest moment of the next check. If the clock was set back since the last check, that is now: checks must not pause until it
 * catches up.
 */
export function mayAskFrom({ lastCheckedAt }: Pick<Payment, "lastCheckedAt">, now: Millis): Millis {
  return lastCheckedAt === null || lastCheckedAt > now ? now : lastCheckedAt + LEAST_GAP;
}

function nextQuestion(payment: Due, now: Millis, plan: CheckPlan): Millis | null {
  switch (payment.state) {
    case "sending": // the lease covers it
      return null;
    case "success":
      return payment.settledByHand ? nextRecheck(payment, now) : null;
    case "failed":
    case "cancelled":
      return payment.reached || payment.settledByHand ? nextRecheck(payment, now) : null;
    case "not_received":
      return payment.silentChecks > 0
        ? now + SILENT_RETRY
        : Math.min(now + last(plan.schedule), whenDayIsOver(payment, now));
    default:
      return nextUnclear(payment, now, plan);
  }
}

/** The end of the WIB day on which the quote can be paid; `now` if that is over. */
function whenDayIsOver(payment: Due, now: Millis): Millis {
  return payment.day < wibDay(now) ? now : nextWibMidnight(now);
}

/** The first recheck that is later than the last answer. A manual check in between cancels none of those after it. */
function nextRecheck(payment: Due, now: Millis): Millis | null {
  const { settledByHand, silentChecks, lastCheckedAt } = payment;
  // After the clock was set back, the settlement may lie in the future; that must not delay the rechecks.
  const settled = Math.min(payment.reversedAt ?? payment.settledAt ?? now, now);
  if (silentChecks > 0) return now + (now - settled > DAILY_AFTER ? DAY : SILENT_RETRY);
  const told = Math.max(lastCheckedAt ?? 0, settled);
  const wait = (settledByHand ? RECHECKS_OF_A_WORD : RECHECKS).find((wait) => settled + wait > told);
  return wait === undefined ? null : settled + wait;
}

function nextUnclear(payment: Due, now: Millis, { schedule, notReceivedAfter }: CheckPlan): Millis {
  const old = now - payment.createdAt > DAILY_AFTER;
  const wait = payment.checks === 0 ? FIRST_CHECK : old ? DAY : (schedule[payment.checks - 1] ?? last(schedule));
  // I7: an unanswered check is repeated within two minutes, or daily for old payments.
  if (payment.silentChecks > 0) return now + (old ? wait : Math.min(wait, SILENT_RETRY));
  // I7: after a first zero that counts, the second is due at the exact spacing. A zero that came too early is repeated as soon as one
  // counts.
  if (payment.firstZeroAt !== null) return Math.max(payment.firstZeroAt + notReceivedAfter.second, now);
  const firstThatCounts = (payment.requestEndedAt ?? now) + notReceivedAfter.first;
  return firstThatCounts > now ? Math.min(now + wait, firstThatCounts) : now + wait;
}

function last(schedule: readonly Millis[]): Millis {
  return schedule[schedule.length - 1] ?? HOUR;
}
