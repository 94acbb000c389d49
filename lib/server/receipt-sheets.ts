import { findLogo } from "#lib/db/logos.ts";
import { findPayment } from "#lib/db/payments.ts";
import { readPreferences } from "#lib/db/preferences.ts";
import { findReceipt, printsOf } from "#lib/db/receipts.ts";
import { mayPrintReceipt } from "#lib/domain/answers-for.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Logo } from "#lib/domain/logo.ts";
import { markOfPrint, PREVIEW, type PrintMark } from "#lib/domain/print-mark.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Zone } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";

export type ReceiptSheet = {
  readonly model: ReceiptModel;
  readonly mark: PrintMark;
  readonly logo: Logo | null;
  /** This print opens the cash drawer: the original of a payment in cash, where the outlet wants it. */
  readonly drawer: boolean;
};

/** What one print of a receipt is made of, for whoever may print it. */
export function createReceiptSheets(deps: PaymentDeps) {
  const { read } = deps.database;
  return {
    /**
     * `printId` names a recorded print; without it the sheet is a preview. `forbidden` for whom the receipt is not, null where there is
     * no receipt or no such print (a voided one, another receipt's).
     */
    async sheet(
      actor: Actor,
      trId: TrId,
      printId: string | null,
      zone: Zone,
    ): Promise<ReceiptSheet | "forbidden" | null> {
      const [payment, preferences] = await Promise.all([findPayment(read, trId), readPreferences(read)]);
      if (!payment) return null;
      if (!mayPrintReceipt(actor, payment, preferences)) return "forbidden";
      const stored = await findReceipt(read, trId);
      if (!stored) return null;
      const model = readStoredReceipt(stored.model);
      const logo = model.logo ? await findLogo(read, model.logo.id) : null;
      if (printId === null) return { model, mark: PREVIEW, logo, drawer: false };
      const print = (await printsOf(read, trId)).find(({ id, voidedAt }) => id === printId && voidedAt === null);
      if (!print) return null;
      const mark = markOfPrint({ number: print.number, by: print.printedByName, at: print.at }, zone);
      const drawer = preferences.cashDrawer && payment.method === "cash" && print.number === 0;
      return { model, mark, logo, drawer };
    },
  };
}
