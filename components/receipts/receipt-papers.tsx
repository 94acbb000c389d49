import type { ReactNode } from "react";
import type { Paper } from "#lib/domain/paper.ts";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import { PaperSheet } from "./paper-sheet.tsx";
import { ReceiptA4 } from "./receipt-a4.tsx";
import { ReceiptRoll } from "./receipt-roll.tsx";

/** One drawing on each paper; the printing component puts the chosen one on the page. */
export function receiptPapers(drawing: ReceiptDrawing): Record<Paper, ReactNode> {
  return {
    "58": <ReceiptPaper drawing={drawing} paper="58" />,
    "80": <ReceiptPaper drawing={drawing} paper="80" />,
    a4: <ReceiptPaper drawing={drawing} paper="a4" />,
  };
}

/** A receipt (or provisional slip) on one paper, as it will print. While it is on a page, printing that page prints nothing else. */
export function ReceiptPaper({ drawing, paper }: { drawing: ReceiptDrawing; paper: Paper }) {
  return (
    <PaperSheet paper={paper} name={drawing.model.name}>
      {paper === "a4" ? <ReceiptA4 drawing={drawing} /> : <ReceiptRoll drawing={drawing} paper={paper} />}
    </PaperSheet>
  );
}
