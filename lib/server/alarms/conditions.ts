import { acknowledgeAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { hourlyTotals } from "#lib/db/journal/hourly-totals.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { holdSettings, readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { depositLasts } from "#lib/reports/deposit-lasts.ts";
import { takingsSince } from "#lib/reports/takings.ts";
import { readBackup } from "../backups/backups.ts";
import type { DepositAsk } from "../deposit/deposit.ts";
import type { BillerClock } from "../watching/biller-clock.ts";
import type { WatchedBiller } from "../watching/watched-biller.ts";

export type ConditionDeps = PaymentDeps & {
  readonly clock: Pick<BillerClock, "offsetMs" | "errorMs">;
  readonly lostSince: WatchedBiller["lostSince"];
  readonly lastCall: WatchedBiller["lastCall"];
  readonly deposit: Pick<DepositAsk, "freshen">;
};

const UNREACHABLE_AFTER_MS = 5 * MINUTE;
const OVER = "Keadaannya sudah berakhir.";
/** Conditions that hold: an alarm acknowledged while its condition lasts is not raised again. */
const STANDING = "standingConditions";

/** Whether a condition holds now; null: this process does not know. */
type Condition = { readonly kind: AlarmKind; readonly holds: boolean | null; readonly data?: Record<string, unknown> };

/** Raises an alarm for each condition that starts to hold, and acknowledges the alarms of those that are over. */
export async function watchConditions(deps: ConditionDeps): Promise<void> {
  const found = [await depositLow(deps), billerUnreachable(deps), clockOff(deps), await backupMissing(deps)];
  const known = found.filter(({ holds }) => holds !== null);
  const isNews = (standing: readonly unknown[]) => known.some(({ kind, holds }) => standing.includes(kind) !== holds);
  if (!isNews(standingOf(await readSetting(deps.database.read, STANDING)))) return;
  const at = deps.now();
  await deps.database.transaction(async (tx) => {
    await holdSettings(tx);
    const standing = standingOf(await readSetting(tx, STANDING));
    if (!isNews(standing)) return;
    for (const { kind, holds, data } of known) {
      if (standing.includes(kind) === holds) continue;
      if (holds) await raiseAlarm(tx, { kind, trId: null, at, ...(data && { data }) });
      else await acknowledgeAlarms(tx, kind, () => true, { at, by: SYSTEM.name, note: OVER });
    }
    const unknown = standing.filter((kind) => !known.some((one) => one.kind === kind));
    const value = [...unknown, ...known.flatMap(({ kind, holds }) => (holds ? kind : []))];
    await writeSetting(tx, { key: STANDING, value, at, by: null });
  });
}

function standingOf(stored: unknown): unknown[] {
  return Array.isArray(stored) ? stored : [];
}

async function depositLow({ database, receipts, now }: ConditionDeps): Promise<Condition> {
  const { read } = database;
  const kind = "deposit_low";
  const reading = await latestDepositReading(read);
  if (!reading) return { kind, holds: null };
  const { depositThreshold } = await readPreferences(read);
  const data = { amount: reading.balance };
  if (reading.balance < depositThreshold) return { kind, holds: true, data };
  const { zone } = await readOutlet(read, receipts.defaultOutlet);
  const hours = await hourlyTotals(read, { since: takingsSince(now(), zone), state: "success" });
  const days = depositLasts(reading.balance, hours, now(), zone);
  return { kind, holds: days !== null && days < 1, data };
}

function billerUnreachable({ lastCall, lostSince, deposit, now }: ConditionDeps): Condition {
  const kind = "biller_unreachable";
  const since = lostSince();
  if (since === null) return { kind, holds: lastCall() === null ? null : false };
  // A quiet counter would not notice that the condition is over.
  deposit.freshen();
  return { kind, holds: now() - since >= UNREACHABLE_AFTER_MS ? true : null };
}

function clockOff({ clock }: ConditionDeps): Condition {
  return { kind: "clock_off", holds: clock.offsetMs() === null ? null : clock.errorMs() !== null };
}

async function backupMissing({ database, now }: ConditionDeps): Promise<Condition> {
  return { kind: "backup_missing", holds: (await readBackup(database.read, now())).isMissing };
}
