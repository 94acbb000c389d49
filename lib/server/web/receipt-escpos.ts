import { THERMAL_PAPERS } from "#lib/domain/paper.ts";
import { readPrinterProfile } from "#lib/domain/printer-profile.ts";
import { receiptEscpos } from "#lib/receipts/receipt-escpos.ts";
import { type SheetAsk, sheetOf } from "./receipt-sheet.ts";

/** A print of a receipt as bytes for a thermal printer of the profile in the address. */
export async function receiptEscposResponse(ask: SheetAsk): Promise<Response> {
  const found = await sheetOf(ask, THERMAL_PAPERS);
  if (found instanceof Response) return found;
  const { sheet, paper, name } = found;
  const profile = readPrinterProfile(Object.fromEntries(new URL(ask.request.url).searchParams));
  const bytes = receiptEscpos(sheet.model, sheet.mark, paper, { ...sheet, profile });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}.bin"`,
    },
  });
}
