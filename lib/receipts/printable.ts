import type { PrintMark } from "#lib/domain/print-mark.ts";
import type { ReceiptLine, ReceiptModel } from "#lib/domain/receipt-model.ts";

/** Characters that every ESC/POS printer prints alike, whatever code page or double-byte mode it starts in. */
export const PRINTER_LETTERS = /^[\x20-\x7e]$/;

/** Characters that both Geist and Geist Mono have: Latin with its extensions and Vietnamese, Cyrillic, the usual punctuation. */
export const FONT_LETTERS =
  /^[\x20-\x7e\xa1-\xac\xae-\u0113\u0116-\u012b\u0134-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0400-\u045f\u1ea0-\u1ef9–—‘’‚“”„†‡•…‰€™]$/u;

const GRAPHEMES = new Intl.Segmenter("id", { granularity: "grapheme" });
/** Letters that Unicode does not decompose. */
const PLAIN: Readonly<Record<string, string>> = {
  "–": "-",
  "—": "-",
  "−": "-",
  "‘": "'",
  "’": "'",
  "‚": ",",
  "“": '"',
  "”": '"',
  "„": '"',
  "•": "*",
  "×": "x",
  ß: "ss",
  Æ: "AE",
  æ: "ae",
  Ø: "O",
  ø: "o",
  Đ: "D",
  đ: "d",
  Ł: "L",
  ł: "l",
};

/** A text in the characters that a printer or font has: without accents where that is enough, else a question mark for each letter. */
export function printable(text: string, has: RegExp): string {
  return Array.from(GRAPHEMES.segment(text.normalize("NFC")), ({ segment }) => letterOf(segment, has)).join("");
}

function letterOf(letter: string, has: RegExp): string {
  const all = (candidate: string) => candidate !== "" && Array.from(candidate).every((one) => has.test(one));
  if (all(letter)) return letter;
  if (/^\s+$/u.test(letter)) return " ";
  const bare = letter.normalize("NFKD").replace(/\p{M}+/gu, "");
  const plain = Array.from(bare, (one) => PLAIN[one] ?? one).join("");
  return all(plain) ? plain : "?";
}

/** The receipt in available characters, before layout, because a replaced letter may be wider or narrower. The QR code's address stays. */
export function printableReceipt(model: ReceiptModel, has: RegExp): ReceiptModel {
  const say = (text: string) => printable(text, has);
  const sayLine = (line: ReceiptLine): ReceiptLine =>
    "text" in line ? { ...line, text: say(line.text) } : { ...line, label: say(line.label), value: say(line.value) };
  return {
    ...model,
    notice: model.notice === null ? null : say(model.notice),
    sections: model.sections.map((section) => ({ ...section, lines: section.lines.map(sayLine) })),
    qr: model.qr === null ? null : { ...model.qr, caption: say(model.qr.caption) },
  };
}

export function printableMark(mark: PrintMark, has: RegExp): PrintMark {
  return mark.kind === "copy" ? { ...mark, by: printable(mark.by, has) } : mark;
}
