import { PAPERS } from "#lib/domain/paper.ts";
import { loket } from "../next.ts";
import { type SheetAsk, sheetOf } from "./receipt-sheet.ts";

/** A receipt's print as a PDF. */
export async function receiptPdfResponse(ask: SheetAsk): Promise<Response> {
  const found = await sheetOf(ask, PAPERS);
  if (found instanceof Response) return found;
  const { sheet, paper, name } = found;
  const bytes = await loket().pdf.draw(sheet.model, sheet.mark, paper, sheet.logo);
  return new Response(bytes, {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${name}.pdf"` },
  });
}
