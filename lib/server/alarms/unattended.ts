import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { queue } from "#lib/db/audit/outbox.ts";
import { countOwed } from "#lib/db/payments/waiting.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { holdSettings, readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { readUnattended } from "#lib/db/settings/unattended.ts";
import { dayOf, HOUR } from "#lib/domain/time.ts";
import { isSetUp } from "#lib/domain/unattended.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { backUpToday } from "../backups/backups.ts";
import type { Environment } from "../environment.ts";
import { type ConditionDeps, watchConditions } from "./conditions.ts";
import { type OutboxDeps, sendWaiting } from "./send-waiting.ts";

/** A few indexed reads, and mostly nothing to do. */
const LOOK_EVERY_MS = 5_000;
const LAST_CLOSING = "lastClosing";

/**
 * What Loket does while no supervisor is there: once started, it watches, notifies, reports and backs up. `stop` waits for what is under
 * way.
 */
export function createUnattended(deps: ConditionDeps & OutboxDeps, environment: Environment) {
  const works = [
    repeat(deps, "conditions", () => watchConditions(deps)),
    repeat(deps, "closing", () => closeDay(deps)),
    repeat(deps, "outbox", () => sendWaiting(deps)),
    repeat(deps, "backup", () => backUpToday(deps, environment)),
  ];
  return {
    start: () => works.forEach((work) => void work.start()),
    stop: async () => void (await Promise.all(works.map((work) => work.stop()))),
  };
}

/** Each task runs in its own loop, so a slow backup delays no message. */
function repeat({ log }: PaymentDeps, work: string, run: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = run()
        .catch((error) => log.error({ err: error, work }, "unattended work failed; it will be tried again"))
        .then(again);
    }, LOOK_EVERY_MS);
  };
  return {
    start: again,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * At the closing hour, once a day: queues the day's report for the channels that carry files, and raises an alarm for refunds not returned.
 * Returns whether this call had the turn.
 */
export async function closeDay({ database, receipts, now }: PaymentDeps): Promise<boolean> {
  const settings = await readUnattended(database.read);
  const { closingHour } = settings;
  if (closingHour === null) return false;
  const { zone } = await readOutlet(database.read, receipts.defaultOutlet);
  const at = now();
  const day = dayOf(at - closingHour * HOUR, zone);
  if ((await readSetting(database.read, LAST_CLOSING)) === day) return false;
  return database.transaction(async (tx) => {
    await holdSettings(tx);
    const last = await readSetting(tx, LAST_CLOSING);
    if (last === day) return false;
    await writeSetting(tx, { key: LAST_CLOSING, value: day, at, by: null });
    // Days before the hour was set are not reported.
    if (last === undefined) return false;
    const channels = (["email", "telegram"] as const).filter((channel) => isSetUp(settings, channel));
    await queue(tx, channels, { kind: "day_report", at, data: { day } });
    const count = await countOwed(tx);
    if (count > 0) await raiseAlarm(tx, { kind: "refunds_not_returned", trId: null, at, data: { day, count } });
    return true;
  });
}
