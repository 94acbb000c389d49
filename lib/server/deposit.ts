import { callsNow } from "#lib/db/calls-in-flight.ts";
import { type DepositReading, latestDepositReading } from "#lib/db/deposit-readings.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { recordBalance } from "#lib/reports/record-balance.ts";

const FRESH_MS = 30_000;
/** A person may ask again and again; the biller is not asked more often than this. */
const LEAST_MS = 2_000;

export type DepositAsk = {
  /** The latest reading, asked from the biller when the last is older than half a minute. Null when it was never told. */
  readonly current: () => Promise<DepositReading | null>;
  /** Asks the biller unless it was asked a moment ago. Null when it does not answer. */
  readonly fresh: () => Promise<{ readonly quiet: boolean } | null>;
};

/** One question at a time, whoever asks; when the biller does not answer, the last reading with its age is all there is. */
export function createDepositAsk(deps: PaymentDeps): DepositAsk {
  let asking: Promise<{ readonly quiet: boolean } | null> | undefined;
  let last: { readonly at: number; readonly quiet: boolean } | undefined;

  const ask = async () => {
    const before = await callsNow(deps.database.read);
    const startedAt = deps.now();
    const reply = await deps.biller.balance();
    if (reply.kind !== "balance") return null;
    const told = { before, startedAt, at: deps.now(), balance: reply.balance };
    const { quiet } = await recordBalance(deps.database, told);
    last = { at: told.at, quiet };
    return last;
  };
  const fresh = async () => {
    if (last && deps.now() - last.at < LEAST_MS) return last;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    fresh,
    async current() {
      const known = await latestDepositReading(deps.database.read);
      if (known && deps.now() - known.at < FRESH_MS) return known;
      await fresh();
      return latestDepositReading(deps.database.read);
    },
  };
}
