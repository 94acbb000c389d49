import { type DuePayment, duePayments } from "#lib/db/payments/payment-leases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { MINUTE } from "#lib/domain/time.ts";
import { checkPayment } from "#lib/payments/check-payment.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { leaseUntil } from "#lib/payments/deps.ts";
import { expireNotSent } from "#lib/payments/give-up.ts";
import { recoverLostPayments } from "#lib/payments/recover.ts";
import type { Changes } from "./changes.ts";
import type { CheckSlots } from "./check-slots.ts";

const YOUNG_MS = 10 * MINUTE;

export type Checker = { readonly stop: () => Promise<void> };

type Options = {
  /** How often it looks for due payments, in milliseconds; two indexed reads when there are none. */
  readonly everyMs?: number;
  readonly beforeLooking?: () => Promise<void>;
};

/** Checks every payment that is due, and recovers those whose sender is gone, until stopped. */
export function startChecker(
  deps: PaymentDeps,
  changes: Changes,
  slots: CheckSlots,
  { everyMs = 1_000, beforeLooking = async () => {} }: Options = {},
): Checker {
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
        looking = looking.then(look);
      },
      Math.max(0, at - deps.now()),
    );
  };

  const look = async () => {
    try {
      await beforeLooking();
      await recoverLostPayments(deps);
      const due = await dueNow(deps, slots.places());
      for (const payment of due) launch(payment);
    } catch (error) {
      deps.log.error({ err: error }, "the checker could not read the ledger; it will try again");
    }
    lookAt(deps.now() + everyMs);
  };

  const launch = (due: DuePayment) => {
    if (stopped || running.has(due.trId)) return;
    const release = slots.tryTake(deps.now() - due.createdAt < YOUNG_MS ? "urgent" : "plain");
    if (!release) return;
    const check = checkDue(deps, due.trId)
      .then(() => 0)
      .catch((error) => {
        deps.log.error({ trId: due.trId, err: error }, "a check failed; it will be tried again");
        // Otherwise a ledger that cannot be written would be retried without a pause.
        return everyMs;
      })
      .then((pause) => {
        release();
        running.delete(due.trId);
        // More may be waiting for the released slot.
        lookAt(deps.now() + pause);
      });
    running.set(due.trId, check);
  };

  const unsubscribe = changes.onChange(({ nextCheckAt }) => {
    if (nextCheckAt !== null && nextCheckAt < deps.now() + everyMs) lookAt(nextCheckAt);
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

/** Young ones first. They need a separate query only if more is due than is read at once. */
async function dueNow(deps: PaymentDeps, atOnce: number): Promise<DuePayment[]> {
  const now = deps.now();
  const { read } = deps.database;
  const atALook = 2 * atOnce;
  const ask = { now, leaseUntil: leaseUntil(deps) };
  const due = await duePayments(read, { ...ask, limit: atALook });
  const bornAfter = now - YOUNG_MS;
  const young =
    due.length < atALook
      ? due.filter(({ createdAt }) => createdAt > bornAfter)
      : await duePayments(read, { ...ask, limit: atOnce, bornAfter });
  return [...young, ...due.filter((other) => !young.some((one) => one.trId === other.trId))];
}

async function checkDue(deps: PaymentDeps, trId: TrId): Promise<void> {
  if (await expireNotSent(deps, trId)) return;
  await checkPayment(deps, trId, SYSTEM);
}
