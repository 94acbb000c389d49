import type { AlarmKind } from "./alarm.ts";
import type { Inquiry } from "./bill.ts";
import type { BillFields, BillStatus, CheckReply, NoAnswer, NotSent, PaymentReply, Said } from "./biller.ts";
import type { Payment, Suspicion } from "./payment.ts";
import type { PaymentState } from "./payment-state.ts";
import { type Millis, wibDay } from "./time.ts";

/** What an answer does to a payment. Pure; the ledger applies it. */
export type Judgement = {
  /** The state to move to, or the current one. */
  readonly to: PaymentState;
  readonly suspicion: Suspicion | null;
  readonly firstZeroAt: Millis | null;
  readonly alarms: readonly AlarmKind[];
  /** Check status said something about the payment. */
  readonly told: boolean;
};

type Quote = Pick<Inquiry, "trId" | "refId" | "product" | "hp" | "price">;
type Standing = Pick<
  Payment,
  | "state"
  | "attempt"
  | "earlierReached"
  | "suspicion"
  | "firstZeroAt"
  | "requestEndedAt"
  | "day"
  | "settledByHand"
  | "reversedAt"
>;

/**
 * `NOT_RECEIVED_AFTER`, in milliseconds: how long after the request's end the first "not received" counts, and the least time from it to
 * the second.
 */
export type NotReceivedAfter = { readonly first: Millis; readonly second: Millis };

/** I5: success needs every one of these fields in the reply, equal to the quote's. */
export function matchesQuote(fields: BillFields, quote: Quote): boolean {
  return (
    fields.trId === quote.trId &&
    fields.refId === quote.refId &&
    fields.product === quote.product &&
    fields.hp === quote.hp &&
    fields.price === quote.price
  );
}

/** Whether a reply names another bill than the quote. Missing fields don't count. */
function namesAnother(fields: BillFields, quote: Quote): boolean {
  const differs = (said: unknown, quoted: unknown) => said !== undefined && said !== quoted;
  return (
    differs(fields.trId, quote.trId) ||
    differs(fields.refId, quote.refId) ||
    differs(fields.product, quote.product) ||
    differs(fields.hp, quote.hp)
  );
}

/** Judges the answer to attempt number `attempt` of `pay-pasca`, in whatever state the payment is (I4, I5, I6, I9). */
export function judgePaymentReply(standing: Standing, attempt: number, reply: PaymentReply, quote: Quote): Judgement {
  if (reply.kind === "paid" && matchesQuote(reply.fields, quote)) return success(standing);

  const { state, suspicion, firstZeroAt } = standing;
  const mismatch = "fields" in reply && (reply.kind === "paid" || namesAnother(reply.fields, quote));
  const alarms = alarmsOfReply(reply, mismatch);
  // An answer to an earlier attempt proves nothing about the current one, except "paid".
  if (attempt !== standing.attempt) return { to: state, suspicion, firstZeroAt, alarms, told: false };
  const wanted = mismatch ? "unknown" : stateAfterReply(standing, attempt, reply);
  const to = settleInto(state, wanted, "code" in reply);
  const suspected = !mismatch && (reply.kind === "failed" || reply.kind === "paid_before") ? reply.kind : null;
  // Zeros heard before the request ended prove nothing about it.
  return { to, suspicion: to === "unknown" ? suspected : null, firstZeroAt: null, alarms, told: false };
}

function alarmsOfReply(reply: PaymentReply, mismatch: boolean): AlarmKind[] {
  if (mismatch) return ["reply_mismatch"];
  if (reply.kind === "not_sent" || reply.kind === "no_answer") return alarmsOfSilence(reply);
  return reply.kind === "setup_refused" ? ["setup_refused"] : [];
}

/** Alarms of a call without a readable answer: TLS trust on this machine, or an unreadable reply. */
function alarmsOfSilence({ reason }: NotSent | NoAnswer): AlarmKind[] {
  if (reason === "tls") return ["tls_failure"];
  return reason === "unreadable" ? ["reply_unreadable"] : [];
}

function stateAfterReply(standing: Standing, attempt: number, reply: PaymentReply): PaymentState {
  switch (reply.kind) {
    case "not_sent":
      // An earlier attempt was proven not received, and this one never left, so the proof stands.
      return standing.earlierReached ? "not_received" : "not_sent";
    case "in_process":
      return "pending";
    case "refused":
    case "setup_refused":
      return attempt === 1 ? "failed" : "unknown";
    default:
      return "unknown";
  }
}

/**
 * Late replies meet states that were reached meanwhile and never make them less certain. Exception: if the biller mentions a request that
 * counted as not received, that proof is refuted.
 */
function settleInto(state: PaymentState, wanted: PaymentState, spoke: boolean): PaymentState {
  switch (state) {
    case "sending":
    case "unknown":
      return wanted;
    case "pending":
      return wanted === "failed" ? "failed" : "pending";
    case "not_received":
      return wanted === "unknown" && !spoke ? "not_received" : wanted;
    default:
      return state;
  }
}

/** Judges an answer of check status heard at `now` (I5, I7, I8). */
export function judgeCheck(
  standing: Standing,
  reply: CheckReply,
  quote: Quote,
  now: Millis,
  notReceivedAfter: NotReceivedAfter,
): Judgement {
  const unchanged: Judgement = {
    to: standing.state,
    suspicion: standing.suspicion,
    firstZeroAt: standing.firstZeroAt,
    alarms: [],
    told: reply.kind === "status",
  };
  if (reply.kind === "not_sent" || reply.kind === "no_answer") return { ...unchanged, alarms: alarmsOfSilence(reply) };
  if (reply.kind !== "status") return unchanged;
  if (reply.status === 1 && reply.meaning === "paid" && matchesQuote(reply.fields, quote)) return success(standing);
  if (standing.settledByHand && isSettled(standing.state)) {
    // "In process" contradicts no manual settlement.
    const against = contradicts(reply, quote) || (!saysUnpaid(standing) && reply.status !== 3);
    return { ...unchanged, alarms: against ? ["settled_otherwise"] : [] };
  }
  if (contradicts(reply, quote)) {
    const to = standing.state === "sending" || isSettled(standing.state) ? standing.state : "review";
    return {
      ...unchanged,
      to: standing.state === "not_sent" ? "not_sent" : to,
      firstZeroAt: null,
      alarms: ["check_mismatch"],
      // A settled payment gets one last check; an answer that contradicts itself must not use it up.
      told: !isSettled(standing.state),
    };
  }
  // While our own request is under way, or once the payment is settled, only the biller's "paid" counts.
  if (standing.state === "sending" || standing.state === "not_sent" || isSettled(standing.state)) return unchanged;
  // The biller has contradicted itself: only a matching success is still believed; anything else is for a person to decide.
  if (standing.state === "review") return { ...unchanged, firstZeroAt: null };
  if (reply.status === 2) return { ...unchanged, to: "failed", firstZeroAt: null };
  if (reply.status === 3) return { ...unchanged, to: "pending", suspicion: null, firstZeroAt: null };
  return afterZero(standing, unchanged, now, notReceivedAfter);
}

function afterZero(standing: Standing, unchanged: Judgement, now: Millis, spacing: NotReceivedAfter): Judgement {
  if (standing.state === "not_received")
    return standing.day < wibDay(now) ? { ...unchanged, to: "cancelled" } : unchanged;
  if (standing.suspicion === "failed") return { ...unchanged, to: "failed" };
  if (now < (standing.requestEndedAt ?? now) + spacing.first) return unchanged;
  if (standing.firstZeroAt === null) return { ...unchanged, firstZeroAt: now };
  if (now < standing.firstZeroAt + spacing.second) return unchanged;
  // The biller has no request of ours but said that the bill is paid: somebody else paid it.
  return { ...unchanged, to: standing.suspicion === "paid_before" ? "failed" : "not_received" };
}

/** A status that its own code contradicts, or that names another bill, is not believed either way. */
function contradicts(reply: CheckReply & { readonly kind: "status" }, quote: Quote): boolean {
  if (reply.status === 1) return true;
  const { trId, refId } = reply.fields;
  return reply.meaning === "paid" || (trId === undefined && refId === undefined) || namesAnother(reply.fields, quote);
}

/** Identifies what a contradiction claims: repeating the same claim raises no new alarm, another claim does. */
export function claimOf({ code, fields }: Said, status: BillStatus): string {
  const { trId, refId, product, hp, price } = fields;
  return JSON.stringify([status, code, trId, refId, product, hp, price]);
}

/** For manual settlements: whether the latest says that the biller kept no money. */
function saysUnpaid({ state, reversedAt }: Standing): boolean {
  return state === "failed" || reversedAt !== null;
}

function isSettled(state: PaymentState): boolean {
  return state === "success" || state === "failed" || state === "cancelled";
}

function success(standing: Standing): Judgement {
  const { state, suspicion, firstZeroAt } = standing;
  // Only a person changes a manual settlement (I8).
  if (standing.settledByHand && saysUnpaid(standing)) {
    return { to: state, suspicion, firstZeroAt, alarms: ["settled_otherwise"], told: true };
  }
  const late = state === "failed" || state === "cancelled";
  return { to: "success", suspicion: null, firstZeroAt: null, alarms: late ? ["late_success"] : [], told: true };
}
