import { alarmsOf } from "#lib/db/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import { releaseCheckLease, takeCheckLease } from "#lib/db/payment-leases.ts";
import { findPayment, findPaymentForChange, type PaymentPatch } from "#lib/db/payments.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import type { BillStatus, CheckReply, Said } from "#lib/domain/biller.ts";
import { mayAskFrom } from "#lib/domain/check-schedule.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { claimOf, judgeCheck } from "#lib/domain/outcome.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { isUnsettled } from "#lib/domain/payment-state.ts";
import type { By } from "#lib/domain/roles.ts";
import { HOUR, type Millis } from "#lib/domain/time.ts";
import type { PaymentDeps } from "./deps.ts";
import { leaseUntil } from "./lease.ts";
import { recordOutcome } from "./record-outcome.ts";
import { storyOf } from "./story.ts";

const ALARM_AFTER_SILENT = 3;
const ALARM_AFTER_UNCLEAR_MS = HOUR;

/** `heard`: the status that this very call was told, or null: it was not asked, or the answer said nothing. */
export type Checked = { readonly payment: Payment; readonly heard: BillStatus | null };

/**
 * Asks the biller what became of a payment and records the answer. Does not ask when another process is asking, when it was asked
 * less than 2 s ago, or when nothing was ever sent; the payment as it stands is the answer then. Null: no such payment.
 */
export async function checkPayment(deps: PaymentDeps, trId: TrId, by: By): Promise<Checked | null> {
  const { read } = deps.database;
  const known = await findPayment(read, trId);
  if (!known) return null;
  const askedAt = deps.now();
  if (!mayAsk(known, askedAt)) return { payment: known, heard: null };
  const lease = { trId, owner: `${deps.processId}:${askedAt}`, now: askedAt, until: leaseUntil(deps) };
  const before = await deps.database.transaction((tx) => begin(deps, tx, lease));
  if (!before) return { payment: (await findPayment(read, trId)) ?? known, heard: null };
  const reply = await deps.biller.checkStatus({ refId: before.refId });
  const payment = await applyCheck(deps, before, { askedAt, by, reply, owner: lease.owner });
  deps.announce(payment);
  return { payment, heard: reply.kind === "status" ? reply.status : null };
}

function mayAsk(payment: Payment, now: Millis): boolean {
  return payment.state !== "success" && payment.state !== "not_sent" && now >= mayAskFrom(payment, now);
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
};

async function applyCheck(deps: PaymentDeps, before: Payment, answer: Answer): Promise<Payment> {
  const { reply, by, askedAt } = answer;
  return deps.database.transaction(async (tx) => {
    const payment = await findPaymentForChange(tx, before.trId);
    if (!payment) throw new Error(`payment ${before.trId} has vanished`);
    await releaseCheckLease(tx, { trId: payment.trId, owner: answer.owner });
    // A question asked before the present attempt ended tells nothing of it but "paid": judged as if it were still on its way.
    const outdated = payment.attempt !== before.attempt || askedAt < (payment.requestEndedAt ?? 0);
    const standing = outdated && isUnsettled(payment.state) ? { ...payment, state: "sending" as const } : payment;
    const judged = judgeCheck(standing, reply, payment, askedAt, deps.plan.notReceivedAfter);
    const to = outdated && judged.to === "sending" ? payment.state : judged.to;

    const silentChecks = judged.told ? 0 : payment.silentChecks + 1;
    const said: Said | undefined = "fields" in reply ? reply : undefined;
    const patch: PaymentPatch = {
      suspicion: judged.suspicion,
      firstZeroAt: judged.firstZeroAt,
      lastCheckedAt: deps.now(),
      checks: payment.checks + 1,
      silentChecks,
      // What the payment's own answer made us suspect is the reason that a failure will give.
      ...(said && isUnsettled(payment.state) && payment.suspicion === null
        ? { code: said.code, message: said.message }
        : {}),
    };
    const due = [...judged.alarms, ...waitingAlarms(payment, to, silentChecks, deps.now())];
    const claim = reply.kind === "status" ? claimOf(reply, reply.status) : undefined;
    const alarms = due.length > 0 ? await withoutRepeats(tx, payment, due, claim) : due;
    const data = storyOf(reply);
    return recordOutcome(deps, tx, payment, { to, kind: "check", by, data, patch, alarms, claim, said });
  });
}

/** Each check of an unsettled payment would raise these again. It waits for a person anyway, in the list of what is not settled. */
const RAISED_ONCE: readonly AlarmKind[] = ["check_mismatch", "no_information", "unclear_for_long"];

/**
 * What a supervisor has acknowledged about an unsettled payment does not come back with the next check that says the same. A contradiction
 * that claims something else is another matter than the one they looked into.
 */
async function withoutRepeats(
  tx: Writer,
  payment: Payment,
  alarms: readonly AlarmKind[],
  claim: string | undefined,
): Promise<AlarmKind[]> {
  if (!isUnsettled(payment.state)) return [...alarms];
  const known = await alarmsOf(tx, payment.trId);
  const isDone = (kind: AlarmKind) =>
    known.some((alarm) => {
      if (alarm.kind !== kind || alarm.acknowledged === null) return false;
      // Alarms of before claims were kept with them answer for any.
      return kind !== "check_mismatch" || (alarm.data.claim ?? claim) === claim;
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
