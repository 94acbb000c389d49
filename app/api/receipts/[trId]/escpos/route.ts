import { handler } from "#lib/server/web/handler.ts";
import { receiptEscposResponse } from "#lib/server/web/receipt-escpos.ts";

/** `?paper=58|80`, and the printer's profile; with `&print=ID` that recorded print, without it a preview. */
export const GET = handler<{ trId: string }>("cashier", receiptEscposResponse);
