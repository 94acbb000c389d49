import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { isBlack, type Logo } from "#lib/domain/logo.ts";
import { COLUMNS, DOTS, type ThermalPaper } from "#lib/domain/paper.ts";
import type { PrintMark } from "#lib/domain/print-mark.ts";
import { type PrinterProfile, USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import type { RollLine, TextLine } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { FEED_BEFORE_CUT, LINE_START, openDrawer, pictureBytes, printArea, printQr, withoutTail } from "./escpos.ts";
import { PRINTER_LETTERS, printableMark, printableReceipt } from "./printable.ts";
import { layoutPrint } from "./text-layout.ts";

/**
 * One print of a receipt as ESC/POS bytes: the same lines as on the screen, in characters that every printer has, with a cut and no blank
 * paper after it. `drawer`: opens the cash drawer first.
 */
export function receiptEscpos(
  model: ReceiptModel,
  mark: PrintMark,
  paper: ThermalPaper,
  {
    drawer = false,
    logo = null,
    profile = USUAL_PROFILE,
  }: { drawer?: boolean; logo?: Logo | null; profile?: PrinterProfile } = {},
): Uint8Array {
  const given = printableReceipt(model, PRINTER_LETTERS);
  const lines = layoutPrint(given, printableMark(mark, PRINTER_LETTERS), COLUMNS[paper]);
  const encoder = new ReceiptPrinterEncoder({
    columns: COLUMNS[paper],
    language: "esc-pos",
    feedBeforeCut: FEED_BEFORE_CUT,
  });
  encoder.initialize().raw(printArea(DOTS[paper]));
  if (drawer) openDrawer(encoder, profile);
  for (const line of lines) print(encoder, line, { model: given, logo, paper, profile });
  return withoutTail(encoder.cut("partial").encode());
}

type Sheet = {
  readonly model: ReceiptModel;
  readonly logo: Logo | null;
  readonly paper: ThermalPaper;
  readonly profile: PrinterProfile;
};

function print(encoder: ReceiptPrinterEncoder, line: RollLine, { model, logo, paper, profile }: Sheet): void {
  switch (line.kind) {
    case "text":
      encoder
        .raw(LINE_START)
        .bold(line.bold)
        .size(line.size, line.size)
        .line(placed(line, COLUMNS[paper]))
        .size(1, 1)
        .bold(false);
      break;
    case "rule":
      encoder.line("-".repeat(COLUMNS[paper]));
      break;
    case "space":
      encoder.newline();
      break;
    case "logo":
      if (logo && profile.logo !== "none") {
        const black = (x: number, y: number) => isBlack(logo, x, y);
        encoder.raw(pictureBytes({ ...logo, black }, DOTS[paper], profile.logo));
      }
      break;
    case "qr":
      if (model.qr) printQr(encoder, model.qr.url, paper, profile.qr);
  }
}

/** Centres with spaces: printers differ in how they centre double-size text. */
function placed({ text, align, size }: TextLine, columns: number): string {
  const trimmed = text.trimEnd();
  if (align === "left") return trimmed;
  return " ".repeat(Math.max(0, Math.floor((columns / size - trimmed.length) / 2))) + trimmed;
}
