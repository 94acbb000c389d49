import { type DuePayment, duePayments } from "#lib/db/payment-leases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { checkPayment } from "#lib/payments/check-payment.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { expireNotSent } from "#lib/payments/give-up.ts";
import { recoverLostPayments } from "#lib/payments/recover.ts";
import type { Changes } from "./changes.ts";
import type { CheckSlots } from "./check-slots.ts";

/** How often it looks for what is due; one indexed read when nothing is. */
const LOOK_EVERY_MS = 1_000;
const YOUNG_MS = 10 * 60_000;
const AT_ONCE = 5;

export type Checker = { readonly stop: () => Promise<void> };

/** Asks the biller about every payment whose check is due and recovers those whose sender is gone, until stopped. */
export function startChecker(deps: PaymentDeps, changes: Changes, slots: CheckSlots): Checker {
  const running = new Map<TrId, Promise<void>>();
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let timerAt = 0;

  const lookAt = (at: number) => {
    if (stopped || (timer && timerAt <= at)) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(
      () => {
        timer = undefined;
        looking = look();
      },
      Math.max(0, at - deps.now()),
    );
  };

  const look = async () => {
    try {
      await recoverLostPayments(deps);
      const due = await dueNow(deps);
      for (const payment of due) launch(payment);
    } catch (error) {
      deps.log.error({ err: error }, "the checker could not read the ledger; it will try again");
    }
    lookAt(deps.now() + LOOK_EVERY_MS);
  };

  const launch = (due: DuePayment) => {
    if (stopped || running.has(due.trId)) return;
    const release = slots.tryTake(deps.now() - due.createdAt < YOUNG_MS ? "urgent" : "plain");
    if (!release) return;
    const check = checkDue(deps, due.trId)
      .catch((error) => deps.log.error({ trId: due.trId, err: error }, "a check failed; it will be tried again"))
      .finally(() => {
        release();
        running.delete(due.trId);
        // More may be waiting for the place that has come free.
        lookAt(deps.now());
      });
    running.set(due.trId, check);
  };

  const unsubscribe = changes.onChange(({ nextCheckAt }) => {
    if (nextCheckAt !== null && nextCheckAt < deps.now() + LOOK_EVERY_MS) lookAt(nextCheckAt);
  });
  looking = look();

  return {
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
}

async function dueNow(deps: PaymentDeps): Promise<DuePayment[]> {
  const now = deps.now();
  const { read } = deps.database;
  const young = await duePayments(read, { now, limit: AT_ONCE, bornAfter: now - YOUNG_MS });
  if (young.length >= AT_ONCE) return young;
  const others = await duePayments(read, { now, limit: 2 * AT_ONCE });
  return [...young, ...others.filter((other) => !young.some((one) => one.trId === other.trId))];
}

async function checkDue(deps: PaymentDeps, trId: TrId): Promise<void> {
  if (await expireNotSent(deps, trId)) return;
  await checkPayment(deps, trId, SYSTEM);
}
