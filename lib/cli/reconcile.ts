import { createIakClient } from "#lib/iak/client.ts";
import { reconcile } from "#lib/payments/reconcile.ts";
import { paymentDeps } from "#lib/server/payment-deps.ts";
import { createLog } from "#lib/server/watching/log.ts";
import { CommandError, type Maintenance } from "./command.ts";

/** Asks the biller about unsettled and missing payments, then allows paying again. */
export async function reconcileLedger({ environment, database, secrets }: Maintenance): Promise<void> {
  const account = environment.iak;
  if (!account) throw new CommandError("demo mode has no biller but its own simulator: there is nothing to reconcile");
  const log = createLog("silent");
  const { format, timeoutMs } = environment;
  const deps = paymentDeps(environment, {
    database,
    secrets,
    log,
    biller: createIakClient({ ...account, format, timeoutMs, now: Date.now }),
  });
  const done = await reconcile(deps);
  if (!done.ok) throw new CommandError("IAK does not answer, so paying stays held back; try again when it does");
  const { asked, found } = done.reconciled;
  console.log(`${asked} payments were not settled and have been asked about.`);
  for (const { refId, trId, status } of found) {
    console.log(`Found: Ref ID ${refId}, inquiry ID ${trId ?? "unreadable"}, status ${status}`);
  }
  console.log(`${found.length} references were known to IAK and not to the ledger. Paying goes on.`);
}
