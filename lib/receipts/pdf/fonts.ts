import { join } from "node:path";
import { Font } from "@react-pdf/renderer";
import { FONT_LETTERS } from "../printable.ts";

/** Geist (SIL Open Font License) from its package: the screen's font, embedded whole in every file. */
const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts");

export const SANS = "Geist";
export const MONO = "Geist Mono";

/** Longer words may be wider than their column. */
const LONG_WORD = 16;

const WEIGHTS = [
  { fontFamily: SANS, fontWeight: 400, file: "geist-sans/Geist-Regular.ttf" },
  { fontFamily: SANS, fontWeight: 500, file: "geist-sans/Geist-Medium.ttf" },
  { fontFamily: SANS, fontWeight: 600, file: "geist-sans/Geist-SemiBold.ttf" },
  { fontFamily: MONO, fontWeight: 500, file: "geist-mono/GeistMono-Medium.ttf" },
  { fontFamily: MONO, fontWeight: 700, file: "geist-mono/GeistMono-Bold.ttf" },
];
type Letters = { glyphsForString(text: string): unknown };

let ready: Promise<void> | null = null;

/** Registers the fonts with the renderer, once a process. */
export function registerFonts(): Promise<void> {
  ready ??= register();
  return ready;
}

async function register(): Promise<void> {
  for (const { fontFamily, fontWeight, file } of WEIGHTS)
    Font.register({ family: fontFamily, fontWeight, src: join(FOLDER, file) });
  // No hyphens in names and numbers. Empty parts allow a long word to break without one.
  Font.registerHyphenationCallback((word) =>
    word.length < LONG_WORD ? [word] : Array.from(word).flatMap((letter, at) => (at === 0 ? [letter] : ["", letter])),
  );
  const letters = everyLetter();
  for (const weight of WEIGHTS) {
    const font = Font.getFont(weight);
    await font.load();
    // The renderer remembers a glyph with the letter that first used it. A quotation mark is drawn with the comma's glyph: if that came
    // first, commas would be lost from copied text for as long as the process lives.
    (font.data as unknown as Letters).glyphsForString(letters);
  }
}

/** Every letter that `FONT_LETTERS` accepts, from the first to the trade mark sign. */
function everyLetter(): string {
  const codes = Array.from({ length: 0x2123 - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at));
  return codes.filter((letter) => FONT_LETTERS.test(letter)).join("");
}
