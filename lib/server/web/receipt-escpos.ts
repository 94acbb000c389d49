import { THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { receiptEscpos } from "#lib/receipts/receipt-escpos.ts";
import { type SheetAsk, sheetOf } from "./receipt-sheet.ts";

/** A receipt's print as the bytes of a thermal printer. */
export async function receiptEscposResponse(ask: SheetAsk): Promise<Response> {
  const found = await sheetOf(ask, THERMAL_PAPERS);
  if (found instanceof Response) return found;
  const { sheet, paper, name } = found;
  const bytes = receiptEscpos(sheet.model, sheet.mark, paper, sheet);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}.bin"`,
    },
  });
}
