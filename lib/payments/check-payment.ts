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

/** `heard`: the status that this very call was told, or null: it was not asked, or the answer said nothing. */
export type Checked = { readonly payment: Payment; readonly heard: BillStatus | null };

/**
 * Asks the biller what became of a payment and records the answer. Does not ask when another process is asking, when it was asked
 * less than 2 s ago, or when nothing was ever sent; the payment as it stands is the answer then. Null: no such payment.
 * `believed`: a supervisor lets "paid" count against what a person had said.
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

/** Takes the right to ask, and reads the payment again under it: another may have asked and heard since it was looked at. */
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
    // A question asked before the present attempt ended tells nothing of it but "paid": judged as if it were still on its way.
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
      // Of a clock that was set back: what is counted from then on begins anew.
      ...(isUnsettled(payment.state) && isAhead(payment.requestEndedAt) ? { requestEndedAt: now } : {}),
      suspicion: judged.suspicion,
      firstZeroAt: isAhead(judged.firstZeroAt) ? null : judged.firstZeroAt,
      lastCheckedAt: deps.now(),
      checks: payment.checks + 1,
      silentChecks,
      // What the payment's own answer made us suspect is the reason that a failure will give.
      ...(said && isUnsettled(payment.state) && payment.suspicion === null
        ? { code: said.code, message: said.message }
        : {}),
      // What the biller adds to a person's "paid"; the receipt stays as it was.
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

/** Each check of an unsettled payment, or of what a person settled, would raise these again. The one waits for a person anyway, in the list of what is not settled. */
const RAISED_ONCE: readonly AlarmKind[] = [
  "check_mismatch",
  "reply_unreadable",
  "settled_otherwise",
  "no_information",
  "unclear_for_long",
];
/** Alarms about what an answer claims: another claim is another matter. */
const OF_A_CLAIM: readonly AlarmKind[] = ["check_mismatch", "settled_otherwise"];

/**
 * What a supervisor has acknowledged about an unsettled payment, or one that a person settled, does not come back with the next check that says the same. A contradiction
 * that claims something else is another matter than the one they looked into.
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
      // Alarms of before claims were kept with them answer for any.
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
