import { type DepositReading, insertDepositReading, latestDepositReading } from "#lib/db/deposit-readings.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";

const FRESH_MS = 30_000;

export type DepositAsk = {
  /** The latest reading, asked from the biller when the last is older than half a minute. Null when it was never told. */
  readonly current: () => Promise<DepositReading | null>;
};

/** One question at a time, whoever asks; when the biller does not answer, the last reading with its age is all there is. */
export function createDepositAsk(deps: PaymentDeps): DepositAsk {
  let asking: Promise<DepositReading | null> | undefined;

  const ask = async (): Promise<DepositReading | null> => {
    const reply = await deps.biller.balance();
    if (reply.kind !== "balance") return latestDepositReading(deps.database.read);
    const reading = { at: deps.now(), balance: reply.balance, source: "balance" as const, trId: null };
    await deps.database.transaction((tx) => insertDepositReading(tx, reading));
    return reading;
  };

  return {
    async current() {
      const known = await latestDepositReading(deps.database.read);
      if (known && deps.now() - known.at < FRESH_MS) return known;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}
