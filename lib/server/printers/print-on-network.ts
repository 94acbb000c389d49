import type { ReceiptPrint } from "#lib/db/payments/receipts.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { printReceipt } from "#lib/payments/print-receipt.ts";
import { takeBackPrint } from "#lib/payments/void-print.ts";
import { receiptEscpos } from "#lib/receipts/receipt-escpos.ts";
import { type createNetworkPrinters, notTaken } from "./network-printer.ts";
import type { createReceiptSheets } from "./receipt-sheets.ts";

type Means = {
  readonly printers: ReturnType<typeof createNetworkPrinters>;
  readonly sheets: ReturnType<typeof createReceiptSheets>;
};
type Asked = { readonly trId: TrId; readonly paper: ThermalPaper; readonly printer: string; readonly zone: Zone };

/**
 * Prints on one of the network printers in the settings, chosen by name. The print is recorded before a byte is sent. Unless the printer
 * takes everything, the print is taken back, and the next one gets its number (`takeBackPrint` says how often): `printer_unreachable` and
 * `printer_not_ready` when nothing was printed, `printer_unsure` when nobody knows.
 */
export async function printOnNetwork(
  deps: PaymentDeps,
  { printers, sheets }: Means,
  actor: Actor,
  { trId, paper, printer: name, zone }: Asked,
): Promise<Result<{ print: ReceiptPrint }>> {
  const { networkPrinters } = await readPreferences(deps.database.read);
  const printer = networkPrinters.find((one) => one.name === name);
  if (!printer) return notTaken("refused", name);
  const recorded = await printReceipt(deps, actor, { trId, paper, how: "network" });
  if (!recorded.ok) return recorded;
  const sheet = await sheets.sheet(actor, trId, { id: recorded.print.id, by: "server" }, zone);
  const sent =
    sheet === null || sheet === "forbidden"
      ? "refused"
      : await printers.send(printer, receiptEscpos(sheet.model, sheet.mark, paper, { ...sheet, profile: printer }));
  if (sent === "taken") return recorded;
  const voided = await takeBackPrint(deps, actor, recorded.print.id, sent === "unsure");
  return notTaken(sent, name, voided.ok && voided.voidedAs !== "never_left");
}
