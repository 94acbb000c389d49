import { getTranslations } from "next-intl/server";
import { PrintPapers } from "#components/receipts/print-papers.tsx";
import { ReceiptPaper } from "#components/receipts/receipt-paper.tsx";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";

/** A shift's summary on paper. */
export async function PrintShift({ drawing }: { drawing: ReceiptDrawing }) {
  const t = await getTranslations("receipt");
  return (
    <PrintPapers
      initialPaper="80"
      labels={{
        print: t("print"),
        paper: t("paper"),
        papers: { "58": t("paper58"), "80": t("paper80"), a4: t("paperA4") },
      }}
      papers={{
        "58": <ReceiptPaper drawing={drawing} paper="58" />,
        "80": <ReceiptPaper drawing={drawing} paper="80" />,
        a4: <ReceiptPaper drawing={drawing} paper="a4" />,
      }}
    />
  );
}
