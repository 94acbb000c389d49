import { handler } from "#lib/server/web/handler.ts";
import { receiptPdfResponse } from "#lib/server/web/receipt-pdf.ts";

/** `?paper=58|80|a4`; `&print=ID` for a recorded print, otherwise a preview. */
export const GET = handler<{ trId: string }>("cashier", receiptPdfResponse);
