import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { COLUMNS, DOTS, type ThermalPaper } from "#lib/domain/paper.ts";
import { type PrinterProfile, USUAL_PROFILE } from "#lib/domain/printer-profile.ts";
import { FEED_BEFORE_CUT, LINE_START, openDrawer, pictureBytes, printArea, printQr, withoutTail } from "./escpos.ts";
import { PRINTER_LETTERS, printable } from "./printable.ts";
import { wrap } from "./wrap.ts";

/** The content of the test page's QR code. */
export const TEST_QR = "LOKET HALAMAN UJI";
/** Rows of the bar across the whole print head. */
const BAR_DOTS = 16;
const CHARACTERS = [
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789 Rp1.234.567 .,:;-+/()",
  "#$%&@[\\]^_`{|}~\"'<>!?*=",
];
const COMMANDS = { raster: "GS v 0", columns: "ESC *", none: "tidak dicetak", command: "perintah printer" } as const;

/**
 * A page that shows which paper, driver and profile a thermal printer has: its width, letters, pictures and QR code as set, and a cut.
 * `lines` say where and when; `drawer`: also opens the cash drawer.
 */
export function testPageEscpos(
  paper: ThermalPaper,
  lines: readonly string[],
  { profile = USUAL_PROFILE, drawer = false }: { profile?: PrinterProfile; drawer?: boolean } = {},
): Uint8Array {
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
  encoder.line(ruler(columns)).line(`|${"-".repeat(columns - 2)}|`);
  say("Kedua tanda | harus tampak di satu baris. Jika tidak, pilih ukuran kertas yang lain.");
  encoder.newline();
  say(`Logo: ${COMMANDS[profile.logo]}`);
  if (profile.logo !== "none") {
    const bar = { width: DOTS[paper], height: BAR_DOTS, black: () => true };
    encoder.raw(pictureBytes(bar, DOTS[paper], profile.logo));
    say("Di atas baris ini harus tampak balok hitam selebar kertas. Jika tidak, pilih perintah gambar yang lain.");
  }
  encoder.newline();
  for (const characters of CHARACTERS) say(characters);
  encoder.bold(true).line("Huruf tebal").bold(false).size(2, 2).line("Huruf besar").size(1, 1);
  say(`Kode QR: ${COMMANDS[profile.qr]}`);
  printQr(encoder, TEST_QR, paper, profile.qr);
  say(`Laci uang: pin ${profile.drawerPin}${drawer ? ", harus terbuka sekarang" : ", diuji oleh supervisor"}`);
  if (drawer) openDrawer(encoder, profile);
  say("Kertas terpotong di bawah baris ini.");
  return withoutTail(encoder.cut("partial").encode());
}

/** Numbers a line's characters; every tenth shows its number of tens. */
function ruler(columns: number): string {
  return Array.from({ length: columns }, (_, at) => ((at + 1) % 10 === 0 ? String((at + 1) / 10) : ".")).join("");
}
