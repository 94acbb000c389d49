import { latestPoint } from "#lib/db/deposit/deposit-points.ts";
import { latestDepositReading, takeWatch } from "#lib/db/deposit/deposit-readings.ts";
import { heldSince } from "#lib/db/installation.ts";
import { callsNow, lastCallSince } from "#lib/db/payments/calls-in-flight.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { isReadingDue } from "#lib/domain/reading-due.ts";
import { MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import type { DepositAsk } from "./deposit.ts";

/** A few indexed reads, and mostly nothing to do. */
const LOOK_EVERY_MS = 5_000;

export type DepositWatch = { readonly start: () => void; readonly stop: () => Promise<void> };

/**
 * Reads the deposit when the counter is quiet: after payments, every half hour, and around midnight. Of several processes on one ledger one
 * does it. Asks nothing before `start`; `stop` waits for a running request.
 */
export function createDepositWatch(deps: PaymentDeps, deposit: Pick<DepositAsk, "fresh">): DepositWatch {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = true;

  const look = async () => {
    try {
      if ((await isDue(deps)) && (await takeTurn(deps))) await deposit.fresh();
    } catch (error) {
      deps.log.error({ err: error }, "the deposit could not be read; it will be tried again");
    }
    again();
  };
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look();
    }, LOOK_EVERY_MS);
  };

  return {
    start() {
      stopped = false;
      again();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

async function isDue(deps: PaymentDeps): Promise<boolean> {
  const { read } = deps.database;
  const point = await latestPoint(read);
  const { inFlight } = await callsNow(read);
  // The reading would be uncertain, or belong to a ledger that lacks payments.
  if (inFlight || (await heldSince(read)) !== null) return false;
  return isReadingDue({
    now: deps.now(),
    zone: (await readOutlet(read, deps.receipts.defaultOutlet)).zone,
    lastPointAt: point?.at ?? null,
    lastReadingAt: (await latestDepositReading(read, "balance"))?.at ?? null,
    lastCallAt: point ? await lastCallSince(read, point.mark) : null,
  });
}

/** How long a lease lasts; until then no process asks, even if the holder failed. */
const TURN_MS = MINUTE;

function takeTurn(deps: PaymentDeps): Promise<boolean> {
  const now = deps.now();
  return deps.database.transaction((tx) => takeWatch(tx, { owner: deps.processId, now, until: now + TURN_MS }));
}
