import { openAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import type { Writer } from "#lib/db/connection.ts";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { holdSettings, readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { dayOf, HOUR, MINUTE } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readAnchors, rowsOf } from "../backups/audit-anchors.ts";

/** The daily check of the ledger starts at this hour of the outlet's clock. */
const FROM_HOUR = 3;
const LOOK_EVERY_MS = MINUTE;
const MOST_OPEN = 1_000;
const LAST_CHECK = "lastNightlyCheck";

export type NightlyCheck = { readonly start: () => void; readonly stop: () => Promise<void> };

/**
 * Checks the ledger against itself once a night; of several processes one does. A difference raises an alarm. `stop` waits for a running
 * check.
 */
export function createNightlyCheck(deps: PaymentDeps, anchorFile: string): NightlyCheck {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = looking
      .then(() => checkTonight(deps, anchorFile))
      .catch((error) => deps.log.error({ err: error }, "the ledger could not be checked; it will be tried tomorrow"));
  };
  return {
    start() {
      timer = setInterval(look, LOOK_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** `anchorFile`: the audit log's anchors. Returns whether this call had the turn. */
export async function checkTonight(deps: PaymentDeps, anchorFile: string): Promise<boolean> {
  if (!(await deps.database.transaction((tx) => takeTonight(deps, tx)))) return false;
  const { office } = deps.database;
  const raise = async (data: Record<string, unknown>) => {
    deps.log.error(data, "the ledger does not agree with itself");
    // A known difference that still waits for a supervisor is not reported again each night.
    const open = await openAlarms(office, MOST_OPEN);
    if (open.some((alarm) => alarm.kind === "ledger_difference" && alarm.data.name === data.name)) return;
    await deps.database.transaction((tx) =>
      raiseAlarm(tx, { kind: "ledger_difference", trId: null, at: deps.now(), data }),
    );
  };
  for await (const { name, faults } of verifyLedger(office)) if (faults.length > 0) await raise({ name, faults });
  const audit = await verifyAudit(office, deps.auditKey, rowsOf(readAnchors(anchorFile)));
  if (!audit.ok) await raise({ name: "audit", faults: [{ subject: String(audit.seq), words: audit.fault }] });
  return true;
}

async function takeTonight({ receipts, now }: PaymentDeps, tx: Writer): Promise<boolean> {
  const { zone } = await readOutlet(tx, receipts.defaultOutlet);
  const at = now();
  // A check's day begins at its hour: a Loket started in the evening is checked in the following night.
  const day = dayOf(at - FROM_HOUR * HOUR, zone);
  await holdSettings(tx);
  const last = await readSetting(tx, LAST_CHECK);
  if (last === day) return false;
  await writeSetting(tx, { key: LAST_CHECK, value: day, at, by: null });
  return last !== undefined;
}
