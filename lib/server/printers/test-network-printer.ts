import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import type { PrinterProfile } from "#lib/domain/printer-profile.ts";
import type { Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { testPageEscpos } from "#lib/receipts/test-page.ts";
import { type createNetworkPrinters, notTaken } from "./network-printer.ts";

/** The test page of a printer at the actor's own device. It opens the cash drawer only for a supervisor: nothing was sold. */
export async function testPage(
  deps: PaymentDeps,
  actor: Actor,
  paper: ThermalPaper,
  profile: PrinterProfile,
  printer?: string,
) {
  const outlet = await readOutlet(deps.database.read, deps.receipts.defaultOutlet);
  const from = printer === undefined ? [] : [`Printer: ${printer}`];
  const lines = [outlet.name, ...from, `${formatDateTime(deps.now(), outlet.zone)}, ${actor.name}`];
  return testPageEscpos(paper, lines, { profile, drawer: hasRole(actor, "supervisor") });
}

/** Prints the test page on one of the network printers in the settings, and audits the outcome. Fails like a receipt. */
export async function testNetworkPrinter(
  deps: PaymentDeps,
  printers: ReturnType<typeof createNetworkPrinters>,
  actor: Actor,
  { printer: name, paper }: { printer: string; paper: ThermalPaper },
): Promise<Result<object>> {
  const { networkPrinters } = await readPreferences(deps.database.read);
  const printer = networkPrinters.find((one) => one.name === name);
  if (!printer) return notTaken("refused", name);
  const sent = await printers.send(printer, await testPage(deps, actor, paper, printer, name));
  const { host, port } = printer;
  await deps.database.transaction((tx) =>
    appendAudit(tx, deps.auditKey, {
      at: deps.now(),
      by: actor,
      action: "printer.test",
      subject: name,
      data: { paper, host, port, sent },
    }),
  );
  return sent === "taken" ? { ok: true } : notTaken(sent, name);
}
