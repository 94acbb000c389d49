import { forSupervisors } from "#lib/auth/guard.ts";
import type { Database } from "#lib/db/connection.ts";
import type { DepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { hourlyTotals } from "#lib/db/journal/hourly-totals.ts";
import { ledgerStamp } from "#lib/db/ledger-stamp.ts";
import { totalsByTheHour } from "#lib/db/search/transaction-totals.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { DAY, HOUR, type Zone } from "#lib/domain/time.ts";
import { dayFigures, productsToday, startOfDay } from "#lib/reports/day-figures.ts";
import { depositLasts } from "#lib/reports/deposit-lasts.ts";
import { hoursOfToday, lastDays, takingsSince } from "#lib/reports/takings.ts";
import { cacheByStamp } from "./cache-by-stamp.ts";
import type { DepositAsk } from "./deposit/deposit.ts";
import type { BillerClock } from "./watching/biller-clock.ts";
import type { LastCall } from "./watching/watched-biller.ts";

/** How long a page waits for a newer deposit; a later one redraws it. */
const PATIENCE_MS = 400;

export type DashboardDeps = {
  readonly database: Database;
  readonly now: () => number;
  readonly deposit: DepositAsk;
  readonly lastCall: () => LastCall | null;
  readonly clock: BillerClock;
};
export type DepositView = {
  readonly reading: DepositReading | null;
  /** The threshold in rupiah; null while the deposit is above it. */
  readonly under: number | null;
  /** How many days it lasts; null with too little history. */
  readonly days: number | null;
  readonly lastCall: LastCall | null;
  /** Milliseconds by which our clock is ahead of the biller's; null unless it is more than five minutes off. */
  readonly clockErrorMs: number | null;
};

/** The outlet's summary, for supervisors. Its pages share their reads, so many cost the ledger and the biller no more than one. */
export function createDashboard({ database, now, deposit, lastCall, clock }: DashboardDeps) {
  const { office } = database;

  const ledgerNow = () => ledgerStamp(office);
  /** A new hour changes the summary; so does a biller that stops answering, or a clock found wrong. */
  const stamp = async (): Promise<string> => {
    const call = lastCall();
    const line = call?.kind === "lost" ? call.reason : (call?.kind ?? "");
    return `${await ledgerNow()}-${Math.floor(now() / HOUR)}-${line}-${clock.errorMs() !== null}`;
  };

  const successesSince = cacheByStamp(ledgerNow, now, ({ since }: { since: number }) =>
    hourlyTotals(office, { since, state: "success" }),
  );
  const countedIn = cacheByStamp(
    ledgerNow,
    now,
    async (day: { since: number; until: number }) => (await totalsByTheHour(office, day)).count,
  );
  const successes = (zone: Zone) => successesSince({ since: takingsSince(now(), zone) });

  return {
    /** Differs as soon as a page drawn with it is outdated. Asking also keeps the deposit fresh. */
    stamp: (actor: Actor) =>
      forSupervisors(actor, async () => {
        deposit.freshen();
        return { stamp: await stamp() };
      }),
    figures: (actor: Actor, zone: Zone) =>
      forSupervisors(actor, async () => {
        const hours = await successes(zone);
        const at = now();
        return {
          at,
          ...dayFigures(hours, at, zone),
          /** Whatever their outcome. */
          begunToday: await countedIn({ since: startOfDay(at, zone), until: startOfDay(at, zone) + DAY }),
          hours: hoursOfToday(hours, at, zone),
          days: lastDays(hours, at, zone),
          products: productsToday(hours, at, zone),
        };
      }),
    deposit: (actor: Actor, zone: Zone) =>
      forSupervisors(actor, async (): Promise<DepositView> => {
        const reading = await deposit.within(PATIENCE_MS);
        const { depositThreshold } = await readPreferences(office);
        return {
          reading,
          under: reading && reading.balance < depositThreshold ? depositThreshold : null,
          days: reading && depositLasts(reading.balance, await successes(zone), now(), zone),
          lastCall: lastCall(),
          clockErrorMs: clock.errorMs(),
        };
      }),
  };
}
