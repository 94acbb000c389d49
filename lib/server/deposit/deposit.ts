import { type DepositReading, latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { isRecent } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { beforeAsking, recordBalance } from "#lib/reports/record-balance.ts";
import type { BillerClock } from "../watching/biller-clock.ts";

const FRESH_MS = 30_000;
/** Minimum time between two requests to the biller, however often people ask. */
const LEAST_MS = 2_000;

export type DepositAsk = {
  /** The latest reading; the biller is asked if it is older than half a minute. Null if there has never been one. */
  readonly current: () => Promise<DepositReading | null>;
  /**
   * The same for a page that must not wait: the stored reading, or a newer one if the biller answers within `ms`. The request continues in
   * any case.
   */
  readonly within: (ms: number) => Promise<DepositReading | null>;
  /** A reading of the last half minute, if known within `ms`, else null. */
  readonly freshWithin: (ms: number) => Promise<DepositReading | null>;
  /** Asks in the background when it is time. */
  readonly freshen: () => void;
  /** Asks the biller unless it was asked a moment ago. Null when it does not answer. */
  readonly fresh: () => Promise<{ readonly quiet: boolean } | null>;
};

/**
 * Reads the balance with one request at a time, and by itself at most once in half a minute, whatever the result. If the biller does not
 * answer, only the last reading with its age is available.
 */
export function createDepositAsk(deps: PaymentDeps, clock: BillerClock): DepositAsk {
  let asking: Promise<{ readonly quiet: boolean } | null> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let last: { readonly at: number; readonly quiet: boolean } | undefined;

  const ask = async () => {
    const before = await beforeAsking(deps.database.read);
    const startedAt = deps.now();
    const reply = await deps.biller.balance();
    if (reply.kind !== "balance") return null;
    const at = deps.now();
    const heard = { isSure: clock.offsetMs() !== null, errorMs: clock.errorMs() ?? 0 };
    const { quiet } = await recordBalance(deps.database, {
      ...{ before, isTimeSure: heard.isSure, balance: reply.balance },
      startedAt: startedAt - heard.errorMs,
      at: at - heard.errorMs,
    });
    last = { at, quiet };
    return last;
  };
  const fresh = async () => {
    if (last && isRecent(last.at, LEAST_MS, deps.now())) return last;
    askedAt = deps.now();
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  const known = () => latestDepositReading(deps.database.read);
  const current = async () => {
    const latest = await known();
    const now = deps.now();
    const soon = (latest && isRecent(latest.at, FRESH_MS, now)) || (!asking && isRecent(askedAt, FRESH_MS, now));
    if (soon) return latest;
    await (asking ?? fresh());
    return known();
  };

  const patiently = async (ms: number) => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<"later">((resolve) => {
      timer = setTimeout(resolve, ms, "later");
    });
    return Promise.race([current(), patience]).finally(() => clearTimeout(timer));
  };

  return {
    fresh,
    current,
    freshen() {
      // Faults of the biller are answers; only the ledger throws.
      current().catch((error) => deps.log.error({ err: error }, "the deposit could not be read"));
    },
    async within(ms) {
      const answer = await patiently(ms);
      return answer === "later" ? known() : answer;
    },
    async freshWithin(ms) {
      const answer = await patiently(ms);
      return answer !== "later" && answer && isRecent(answer.at, FRESH_MS, deps.now()) ? answer : null;
    },
  };
}
