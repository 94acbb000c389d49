import { acknowledgeAlarmOf, alarmsOf } from "#lib/db/audit/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import { releaseCheckLease, takeCheckLease } from "#lib/db/payments/payment-leases.ts";
import { findPayment, findPaymentForChange, type PaymentPatch } from "#lib/db/payments/payments.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import type { BillStatus, CheckReply, Said } from "#lib/domain/biller.ts";
import { mayAskFrom } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { claimOf, judgeCheck } from "#lib/domain/outcome.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import type { By } from "#lib/domain/roles.ts";
import { MINUTE, type Millis } from "#lib/domain/time.ts";
import type { PaymentDeps } from "./deps.ts";
import { leaseUntil } from "./deps.ts";
import { recordOutcome, storyOf } from "./record-outcome.ts";

const ALARM_AFTER_SILENT = 3;
const ALARM_AFTER_UNCLEAR_MS = 15 * MINUTE;

type Believed = { readonly note: string };

/** `heard`: the status that this call received; null if it asked nothing, or the answer had no status. */
export type Checked = { readonly payment: Payment; readonly heard: BillStatus | null };

/**
 * Asks the biller about a payment and records the answer. Does not ask, and returns the payment unchanged, when another process is asking,
 * when it was asked less than 2 s ago, or when nothing was ever sent. Null: no such payment. `believed`: a supervisor accepts "paid"
 * against a manual settlement.
 */
export async function checkPayment(
  deps: PaymentDeps,
  trId: TrId,
  by: By,
  believed?: Believed,
): Promise<Checked | null> {
  const { read } = deps.database;
  const known = await findPayment(read, trId);
  if (!known) return null;
  const askedAt = deps.now();
  if (!mayAsk(known, askedAt)) return { payment: known, heard: null };
  const lease = { trId, owner: `${deps.processId}:${askedAt}`, now: askedAt, until: leaseUntil(deps) };
  const before = await deps.database.transaction((tx) => begin(deps, tx, lease));
  if (!before) return { payment: (await findPayment(read, trId)) ?? known, heard: null };
  const reply = await deps.biller.checkStatus({ refId: before.refId });
  const payment = await applyCheck(deps, before, { askedAt, by, reply, owner: lease.owner, believed });
  deps.announce(payment);
  return { payment, heard: reply.kind === "status" ? reply.status : null };
}

function mayAsk(payment: Payment, now: Millis): boolean {
  const isFinal = payment.state === "success" && !payment.settledByHand;
  return !isFinal && payment.state !== "not_sent" && now >= mayAskFrom(payment, now);
}

/** Takes the right to ask and rereads the payment under it, since another process may have asked meanwhile. */
async function begin(
  deps: PaymentDeps,
  tx: Writer,
  lease: Parameters<typeof takeCheckLease>[1],
): Promise<Payment | null> {
  if (!(await takeCheckLease(tx, lease))) return null;
  const payment = await findPayment(tx, lease.trId);
  if (payment && mayAsk(payment, deps.now())) return payment;
  await releaseCheckLease(tx, lease);
  return null;
}

type Answer = {
  readonly askedAt: number;
  readonly by: By;
  readonly reply: CheckReply;
  readonly owner: string;
  readonly believed: Believed | undefined;
};

async function applyCheck(deps: PaymentDeps, before: Payment, answer: Answer): Promise<Payment> {
  const { reply, by, askedAt, believed } = answer;
  return deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, before.trId);
    if (!payment) throw new Error(`payment ${before.trId} has vanished`);
    await releaseCheckLease(tx, { trId: payment.trId, owner: answer.owner });
    // A check sent before the current attempt ended says nothing about that attempt but "paid"; it is judged as if the request were still
    // under way.
    const outdated = payment.attempt !== before.attempt || payment.requestEndedAt !== before.requestEndedAt;
    const standing = outdated && isUnsettled(payment.state) ? { ...payment, state: "sending" as const } : payment;
    const judge = (at: Payment) => judgeCheck(at, reply, payment, askedAt, deps.plan.notReceivedAfter);
    const plain = { ...standing, settledByHand: false };
    const word = believed && judge(plain).to === "success" ? believed : undefined;
    const judged = judge(word ? plain : standing);
    const to = outdated && judged.to === "sending" ? payment.state : judged.to;

    const silentChecks = judged.told ? 0 : payment.silentChecks + 1;
    const said: Said | undefined = "fields" in reply ? reply : undefined;
    const now = deps.now();
    const isAhead = (at: number | null) => at !== null && at > now;
    const patch: PaymentPatch = {
      // After a clock was set back, the count starts anew from now.
      ...(isUnsettled(payment.state) && isAhead(payment.requestEndedAt) ? { requestEndedAt: now } : {}),
      suspicion: judged.suspicion,
      firstZeroAt: isAhead(judged.firstZeroAt) ? null : judged.firstZeroAt,
      lastCheckedAt: deps.now(),
      checks: payment.checks + 1,
      silentChecks,
      // What the payment's own answer suggested becomes the reason of a failure.
      ...(said && isUnsettled(payment.state) && payment.suspicion === null
        ? { code: said.code, message: said.message }
        : {}),
      // The biller's details for a success that a person had settled; the receipt stays unchanged.
      ...(payment.state === "success" && judged.alarms.length === 0 && { noref: payment.noref ?? said?.fields.noref }),
      ...(word && { settledByHand: false }),
    };
    const due = [...judged.alarms, ...waitingAlarms(payment, to, silentChecks, deps.now())];
    const claim = reply.kind === "status" ? claimOf(reply, reply.status) : undefined;
    const alarms = due.length > 0 ? await withoutRepeats(tx, payment, due, claim) : due;
    if (word) await acknowledgeAlarmOf(tx, payment.trId, "settled_otherwise", { at: deps.now(), by: by.name, ...word });
    const kind = word ? "billers_word" : "check";
    const data = { ...storyOf(reply), ...word };
    return recordOutcome(deps, tx, payment, { to, kind, by, data, patch, alarms, claim, said });
  });
}

/**
 * Each check of an unsettled payment or a manual settlement would raise these again. An unsettled payment is in the list for a person
 * anyway.
 */
const RAISED_ONCE: readonly AlarmKind[] = [
  "check_mismatch",
  "reply_unreadable",
  "settled_otherwise",
  "no_information",
  "unclear_for_long",
];
/** Alarms about what an answer claims; another claim raises a new one. */
const OF_A_CLAIM: readonly AlarmKind[] = ["check_mismatch", "settled_otherwise"];

/**
 * Drops alarms that a supervisor has already acknowledged about an unsettled payment or a manual settlement, if the check says the same
 * again. A contradiction with another claim is new.
 */
async function withoutRepeats(
  tx: Writer,
  payment: Payment,
  alarms: readonly AlarmKind[],
  claim: string | undefined,
): Promise<AlarmKind[]> {
  if (!isUnsettled(payment.state) && !payment.settledByHand) return [...alarms];
  const known = await alarmsOf(tx, payment.trId);
  const isDone = (kind: AlarmKind) =>
    known.some((alarm) => {
      if (alarm.kind !== kind || alarm.acknowledged === null) return false;
      // Alarms stored before claims were recorded match any claim.
      return !OF_A_CLAIM.includes(kind) || (alarm.data.claim ?? claim) === claim;
    });
  return alarms.filter((kind) => !(RAISED_ONCE.includes(kind) && isDone(kind)));
}

function waitingAlarms(payment: Payment, to: string, silentChecks: number, now: number): AlarmKind[] {
  const alarms: AlarmKind[] = [];
  if (silentChecks >= ALARM_AFTER_SILENT) alarms.push("no_information");
  const unclear = to === "pending" || to === "unknown" || to === "review";
  if (unclear && now - payment.createdAt >= ALARM_AFTER_UNCLEAR_MS) alarms.push("unclear_for_long");
  return alarms;
}
