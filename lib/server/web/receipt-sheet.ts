import { readTrId } from "#lib/domain/identifiers.ts";
import { isPaper, type Paper } from "#lib/domain/paper.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { loket } from "../next.ts";
import type { ReceiptSheet } from "../printers/receipt-sheets.ts";
import { refuse } from "./handler.ts";

export type SheetAsk = { readonly request: Request; readonly params: { readonly trId: string }; readonly actor: Actor };

/** The sheet for an address, on its paper, or the response that refuses it: 400 for the paper, 403, 404. */
export async function sheetOf<P extends Paper>(
  { request, params, actor }: SheetAsk,
  papers: readonly P[],
): Promise<{ sheet: ReceiptSheet; paper: P; name: string } | Response> {
  const query = new URL(request.url).searchParams;
  const paper = query.get("paper") ?? papers[0];
  if (!isPaper(paper) || !papers.includes(paper as P)) return refuse("paper_unknown", 400);
  const trId = readTrId(params.trId);
  if (!trId) return refuse("not_found", 404);
  const { reads, receiptSheets } = loket();
  const { zone } = await reads.outlet();
  const id = query.get("print");
  const sheet = await receiptSheets.sheet(actor, trId, id === null ? null : { id, by: "browser" }, zone);
  if (sheet === "forbidden") return refuse("forbidden", 403);
  if (!sheet) return refuse("not_found", 404);
  return { sheet, paper: paper as P, name: `struk-${trId}-${paper}` };
}
