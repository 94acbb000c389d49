import type { ReactNode } from "react";
import type { Paper } from "#lib/domain/paper.ts";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import { ReceiptPaper } from "./receipt-paper.tsx";

/** One drawing on each paper; what prints it puts the chosen one onto the page. */
export function receiptPapers(drawing: ReceiptDrawing): Record<Paper, ReactNode> {
  return {
    "58": <ReceiptPaper drawing={drawing} paper="58" />,
    "80": <ReceiptPaper drawing={drawing} paper="80" />,
    a4: <ReceiptPaper drawing={drawing} paper="a4" />,
  };
}
