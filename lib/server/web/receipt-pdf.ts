import { PAPERS } from "#lib/domain/paper.ts";
import { receiptPdf } from "#lib/receipts/pdf/receipt-pdf.tsx";
import { type SheetAsk, sheetOf } from "./receipt-sheet.ts";

/** A print of a receipt as PDF; separate from the server's other modules, because plain Node does not read JSX. */
export async function receiptPdfResponse(ask: SheetAsk): Promise<Response> {
  const found = await sheetOf(ask, PAPERS);
  if (found instanceof Response) return found;
  const { sheet, paper, name } = found;
  const bytes = await receiptPdf(sheet.model, sheet.mark, paper, sheet.logo);
  return new Response(new Uint8Array(bytes), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${name}.pdf"` },
  });
}
