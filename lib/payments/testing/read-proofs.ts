import type { Payment } from "#lib/domain/payment.ts";
import { PLAN } from "./loket-process.ts";
import type { Event, Records } from "./read-records.ts";
import { DAY } from "./virtual-clock.ts";

const { first, second } = PLAN.notReceivedAfter;
/** How long a payment must be unclear before a manual settlement. */
const UNCLEAR_MS = DAY;
/** The time limit of 30 s plus 30 s (I10). */
const LEASE_MS = 60_000;

/**
 * A payment that the ledger calls not paid must have the proof in its timeline (I4, I6, I7, I8), or a manual settlement. Returns what is
 * missing.
 */
export function wrongProofs({ trId }: Payment, records: Records): string[] {
  const events = records.events.get(trId) ?? [];
  return events.flatMap((event, index) => {
    if (event.toState === event.fromState || isProven(event, events.slice(0, index), records)) return [];
    return [`${trId} became ${event.toState} at ${event.at} without proof: ${JSON.stringify(event.data)}`];
  });
}

function isProven(event: Event, before: readonly Event[], records: Records): boolean {
  if (event.kind === "settled_by_hand") return mayBeSettledByHand(event, before);
  if (event.fromState === "review") return event.toState === "success";
  switch (event.toState) {
    case "failed":
      return provesFailure(event, before, records);
    case "not_received":
      return provesNotReceived(event, before, records);
    case "not_sent":
      return event.data.kind === "not_sent";
    case "cancelled":
      return mayBeCancelled(event);
    default:
      return true;
  }
}

/** A manual settlement is allowed where the biller contradicts itself, or has been unclear for a day. */
function mayBeSettledByHand({ at, fromState }: Event, before: readonly Event[]): boolean {
  const unclear = fromState === "pending" || fromState === "unknown";
  return fromState === "review" || (unclear && at >= (before[0]?.at ?? at) + UNCLEAR_MS);
}

function provesFailure(event: Event, before: readonly Event[], records: Records): boolean {
  if (event.kind === "reply") return /^(setup_)?refused$/.test(event.data.kind ?? "") && event.data.attempt === 1;
  if (event.kind !== "check") return false;
  if (event.data.status === 2) return event.data.code !== "00";
  const answer = before.findLast(({ kind, data }) => kind === "reply" && data.attempt === attemptAt(before));
  if (event.data.status !== 0) return false;
  return answer?.data.kind === "failed" || (answer?.data.kind === "paid_before" && hasTwoZeros(event, before, records));
}

function provesNotReceived(event: Event, before: readonly Event[], records: Records): boolean {
  // A later attempt that never left restores the earlier proof.
  if (event.kind === "reply") {
    return event.data.kind === "not_sent" && before.some(({ toState }) => toState === "not_received");
  }
  return event.kind === "check" && hasTwoZeros(event, before, records);
}

/**
 * This zero and one before it in the same attempt: far enough from the request's end and from each other, with nothing else said between.
 */
function hasTwoZeros(event: Event, before: readonly Event[], records: Records): boolean {
  if (event.data.status !== 0) return false;
  const end = before.findLastIndex(({ kind }) => kind !== "check");
  const checks = before.slice(end + 1);
  const spoken = checks.slice(checks.findLastIndex(({ data }) => data.kind === "status" && data.status !== 0) + 1);
  const ended = endOfRequest(before[end], attemptAt(before), records);
  return spoken.some(({ at, data }) => data.status === 0 && at >= ended + first && event.at >= at + second);
}

/** Not from the attempt itself: an answer after the lease has run out replaces its end. */
function endOfRequest(last: Event | undefined, attempt: number, records: Records): number {
  if (last?.kind !== "lease_expired") return last?.at ?? Number.POSITIVE_INFINITY;
  const claimed = records.attempts.get(last.trId)?.find(({ number }) => number === attempt);
  return (claimed?.startedAt ?? Number.POSITIVE_INFINITY) + LEASE_MS;
}

function mayBeCancelled({ kind, fromState, data }: Event): boolean {
  if (kind === "given_up" || kind === "expired") return fromState === "not_sent" || fromState === "not_received";
  return kind === "check" && fromState === "not_received" && data.status === 0;
}

function attemptAt(before: readonly Event[]): number {
  return 1 + before.filter(({ kind }) => kind === "sent_again").length;
}
