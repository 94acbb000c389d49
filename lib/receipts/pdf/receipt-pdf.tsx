import { Document, renderToBuffer } from "@react-pdf/renderer";
import type { Logo } from "#lib/domain/logo.ts";
import type { Paper } from "#lib/domain/paper.ts";
import type { PrintMark } from "#lib/domain/print-mark.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { FONT_LETTERS, printableMark, printableReceipt } from "../printable.ts";
import { A4Page } from "./a4-page.tsx";
import { registerFonts } from "./fonts.ts";
import { ReportPage } from "./report-page.tsx";
import { RollPage } from "./roll-page.tsx";

/** One print of a receipt as a PDF: the stored model and that print's mark, nothing computed. */
export async function receiptPdf(
  model: ReceiptModel,
  mark: PrintMark,
  paper: Paper,
  logo: Logo | null = null,
): Promise<Buffer> {
  await registerFonts();
  const sheet = {
    model: printableReceipt(model, FONT_LETTERS),
    mark: printableMark(mark, FONT_LETTERS),
    logo,
  };
  return renderToBuffer(
    <Document title={model.name} language="id" creator="Loket" producer="Loket">
      {page(sheet, paper)}
    </Document>,
  );
}

function page(sheet: Parameters<typeof A4Page>[0], paper: Paper) {
  if (paper !== "a4") return <RollPage {...sheet} paper={paper} />;
  return sheet.model.kind === "report" ? <ReportPage model={sheet.model} /> : <A4Page {...sheet} />;
}
