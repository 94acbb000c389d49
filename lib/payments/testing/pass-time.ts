import { duePayments, lostPayments } from "#lib/db/payments/payment-leases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { nextWibMidnight } from "#lib/domain/time.ts";
import { leaseUntil } from "#lib/payments/deps.ts";
import { checkPayment } from "../check-payment.ts";
import { expireNotSent } from "../give-up.ts";
import { recoverLostPayments } from "../recover.ts";
import { settleByHand } from "../settle-by-hand.ts";
import { takeBillersWord } from "../take-billers-word.ts";
import { type Counter, SUPERVISOR } from "./counter.ts";
import { isFull } from "./fragile-ledger.ts";
import { SECOND } from "./virtual-clock.ts";

const AT_ONCE = 50;
/** Minimum time between two checks of one payment. */
const LEAST_GAP = 2 * SECOND;
const TRIES = 10;
const ROUNDS = 400;

/** Does what the checker does for everything due now, one by one. Throws when something stays due: the checker would spin. */
export async function runDue({ deps, clock }: Counter): Promise<void> {
  const now = clock.now();
  for (let round = 0; round < TRIES; round++) {
    if (!(await look(deps, now))) return;
  }
  const [left] = await duePayments(deps.database.read, { now, leaseUntil: leaseUntil(deps), limit: 1 });
  throw new Error(`payment ${left?.trId} is still due after it was looked at`);
}

/** Whether anything is left to do. Failed writes are retried, as in the checker. */
async function look(deps: Counter["deps"], now: number): Promise<boolean> {
  const { read } = deps.database;
  let failed = false;
  const orLater = (error: unknown) => {
    if (!isFull(error)) throw error;
    failed = true;
  };
  await recoverLostPayments(deps).catch(orLater);
  const ask = { now, leaseUntil: leaseUntil(deps) };
  for (const { trId } of await duePayments(read, { ...ask, limit: AT_ONCE })) {
    await checkDue(deps, trId).catch(orLater);
  }
  const left = [
    ...(await duePayments(read, { ...ask, limit: 1 })),
    ...(await lostPayments(read, { ...ask, limit: 1 })),
  ];
  if (left.length > 0 && !failed) throw new Error(`${JSON.stringify(left)} stays due after it was looked at`);
  return left.length > 0;
}

async function checkDue(deps: Counter["deps"], trId: TrId): Promise<void> {
  if (!(await expireNotSent(deps, trId))) await checkPayment(deps, trId, SYSTEM);
}

/** Passes time with the checker at work: each payment is checked at the moment it falls due. */
export async function passTime(counter: Counter, ms: number): Promise<void> {
  const end = counter.clock.now() + ms;
  for (let round = 0; round < ROUNDS; round++) {
    const due = await nextDue(counter);
    if (due === null || due > end) {
      counter.clock.set(end);
      return runDue(counter);
    }
    counter.clock.set(Math.max(due, counter.clock.now()));
    await runDue(counter);
  }
  throw new Error("time does not pass: something falls due again and again");
}

/**
 * Passes time until nothing falls due. Payments that wait only for their day's end are checked then instead of hourly; those that wait for
 * a person are settled as failed, unless the biller says that they were paid.
 */
export async function settleDown(counter: Counter): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await actAsSupervisor(counter);
    await runDue(counter);
    const due = await nextDue(counter, true);
    if (due === null) return;
    counter.clock.set(Math.max(due, counter.clock.now()));
  }
  throw new Error("it does not settle: something falls due again and again");
}

async function actAsSupervisor({ deps, clock, database }: Counter): Promise<void> {
  const { query } = database.read;
  for (const { trId } of await query.selectFrom("payments").select("trId").where("state", "=", "review").execute()) {
    clock.advance(LEAST_GAP);
    const word = { trId: trId as TrId, to: "failed", reason: "IAK's own desk says so", onlySupervisor: true } as const;
    await settleByHand(deps, SUPERVISOR, word);
  }
  const contradicted = await query
    .selectFrom("alarms")
    .innerJoin("payments", "payments.trId", "alarms.trId")
    .select("payments.trId")
    .where("alarms.kind", "=", "settled_otherwise")
    .where("payments.state", "=", "failed")
    .where("payments.settledByHand", "=", 1)
    .execute();
  for (const { trId } of contradicted) {
    clock.advance(LEAST_GAP);
    await takeBillersWord(deps, SUPERVISOR, { trId: trId as TrId, note: "IAK is right" });
  }
}

/** When the checker has something to do next, or null. */
async function nextDue({ database, clock }: Counter, hurry = false): Promise<number | null> {
  const { query } = database.read;
  const checks = await query
    .selectFrom("payments")
    .select(["state", "silentChecks", "nextCheckAt", "checkLeaseUntil"])
    .where("nextCheckAt", "is not", null)
    .execute();
  const leases = await query.selectFrom("payments").select("leaseUntil").where("state", "=", "sending").execute();
  const midnight = nextWibMidnight(clock.now());
  const moments = [
    ...leases.map(({ leaseUntil }) => leaseUntil ?? 0),
    ...checks.map(({ state, silentChecks, nextCheckAt, checkLeaseUntil }) =>
      Math.max(
        nextCheckAt ?? 0,
        checkLeaseUntil ?? 0,
        hurry && state === "not_received" && silentChecks === 0 && (nextCheckAt ?? 0) < midnight ? midnight : 0,
      ),
    ),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}
