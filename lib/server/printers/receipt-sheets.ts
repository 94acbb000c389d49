import { findPayment } from "#lib/db/payments/payments.ts";
import { findReceipt, printsOf } from "#lib/db/payments/receipts.ts";
import { findLogo } from "#lib/db/settings/logos.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Logo } from "#lib/domain/logo.ts";
import { markOfPrint, PREVIEW, type PrintMark, VOIDABLE_MS } from "#lib/domain/print-mark.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { mayPrintReceipt } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";

export type ReceiptSheet = {
  readonly model: ReceiptModel;
  readonly mark: PrintMark;
  readonly logo: Logo | null;
  /** This print opens the cash drawer: the original of a cash payment, if the outlet wants it. */
  readonly drawer: boolean;
};

/** The content of one print of a receipt, for people who may print it. */
export function createReceiptSheets(deps: PaymentDeps) {
  const { read } = deps.database;
  return {
    /**
     * Without `printed` (a recorded print) the sheet is a preview. `forbidden` to people who may not see the receipt. Null without a
     * receipt or such a print: a voided or old one, another receipt's, or one for the other `by` (a print that the server's printer did not
     * take loses its number, so no browser may ever get its paper).
     */
    async sheet(
      actor: Actor,
      trId: TrId,
      printed: { readonly id: string; readonly by: "browser" | "server" } | null,
      zone: Zone,
    ): Promise<ReceiptSheet | "forbidden" | null> {
      const [payment, preferences] = await Promise.all([findPayment(read, trId), readPreferences(read)]);
      if (!payment) return null;
      if (!mayPrintReceipt(actor, payment, preferences)) return "forbidden";
      const stored = await findReceipt(read, trId);
      if (!stored) return null;
      const model = readStoredReceipt(stored.model);
      const logo = model.logo ? await findLogo(read, model.logo.id) : null;
      if (printed === null) return { model, mark: PREVIEW, logo, drawer: false };
      const print = (await printsOf(read, trId)).find(({ id }) => id === printed.id);
      if (!print || print.voidedAs !== null || deps.now() - print.at > VOIDABLE_MS) return null;
      if ((print.how === "network") !== (printed.by === "server")) return null;
      const mark = markOfPrint({ ...print, by: print.printedByName }, zone);
      const drawer = preferences.cashDrawer && payment.method === "cash" && print.number === 0;
      return { model, mark, logo, drawer };
    },
  };
}
