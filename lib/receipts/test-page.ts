import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { COLUMNS, DOTS, type ThermalPaper } from "#lib/domain/paper.ts";
import { FEED_BEFORE_CUT, LINE_START, printArea, QR_DOTS, withoutTail } from "./escpos.ts";
import { PRINTER_LETTERS, printable } from "./printable.ts";
import { wrap } from "./wrap.ts";

/** What the test page's QR code says. */
export const TEST_QR = "LOKET HALAMAN UJI";
/** Rows of the bar that spans the whole print head. */
const BAR_DOTS = 16;
const CHARACTERS = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789 Rp1.234.567 .,:;-+/()"];

/** A page that shows which paper and driver a thermal printer has: its width, its letters, a QR code and a cut. `lines` say where and when. */
export function testPageEscpos(paper: ThermalPaper, lines: readonly string[]): Uint8Array {
  const columns = COLUMNS[paper];
  const encoder = new ReceiptPrinterEncoder({ columns, language: "esc-pos", feedBeforeCut: FEED_BEFORE_CUT });
  const say = (text: string) => {
    for (const line of wrap(printable(text, PRINTER_LETTERS), columns)) encoder.raw(LINE_START).line(line);
  };
  encoder.initialize().raw(printArea(DOTS[paper]));
  encoder.bold(true).line("HALAMAN UJI PRINTER").bold(false);
  for (const line of lines) say(line);
  encoder.newline();
  say(`Kertas ${paper} mm: ${columns} huruf, ${DOTS[paper]} titik sebaris.`);
  encoder
    .line(ruler(columns))
    .line(`|${"-".repeat(columns - 2)}|`)
    .raw(bar(DOTS[paper]));
  say(
    "Kedua tanda | harus tampak di satu baris, dan balok hitam selebar baris itu. Jika tidak, pilih ukuran kertas yang lain.",
  );
  encoder.newline();
  for (const characters of CHARACTERS) say(characters);
  encoder.bold(true).line("Huruf tebal").bold(false).size(2, 2).line("Huruf besar").size(1, 1);
  encoder.align("center").qrcode(TEST_QR, { model: 2, size: QR_DOTS[paper], errorlevel: "m" }).align("left");
  say("Kertas terpotong di bawah baris ini.");
  return withoutTail(encoder.cut("partial").encode());
}

/** Counts the characters of a line: every tenth one is its number of tens. */
function ruler(columns: number): string {
  return Array.from({ length: columns }, (_, at) => ((at + 1) % 10 === 0 ? String((at + 1) / 10) : ".")).join("");
}

/** All dots of the line, so that a missing one is seen. */
function bar(dots: number): Uint8Array {
  const length = dots / 8;
  const bytes = new Uint8Array(8 + length * BAR_DOTS).fill(0xff);
  bytes.set([0x1d, 0x76, 0x30, 0, length, 0, BAR_DOTS, 0]);
  return bytes;
}
