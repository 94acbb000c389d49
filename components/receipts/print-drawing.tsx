import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Paper } from "#lib/domain/paper.ts";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import { paperWords } from "./paper-words.ts";
import { PrintPapers } from "./print-papers.tsx";
import { receiptPapers } from "./receipt-papers.tsx";

type Props = {
  readonly drawing: ReceiptDrawing;
  readonly initialPaper: Paper;
  /** A separate page where A4 has room for more than the rolls show. */
  readonly a4?: ReactNode;
  /** Records each print. */
  readonly record?: () => Promise<unknown>;
};

/** The paper choice and "Cetak" for the outlet's own papers: a shift's summary, the day's report. */
export async function PrintDrawing({ drawing, initialPaper, a4, record }: Props) {
  const t = await getTranslations("receipt");
  const papers = receiptPapers(drawing);
  return (
    <PrintPapers
      initialPaper={initialPaper}
      record={record}
      labels={{ print: t("print"), ...(await paperWords()) }}
      papers={a4 === undefined ? papers : { ...papers, a4 }}
    />
  );
}
