import { handler } from "#lib/server/web/handler.ts";
import { receiptEscposResponse } from "#lib/server/web/receipt-escpos.ts";

/** `?paper=58|80`, and the printer's profile; `&print=ID` for a recorded print, otherwise a preview. */
export const GET = handler<{ trId: string }>("cashier", receiptEscposResponse);
