import { join } from "node:path";
import { Font } from "@react-pdf/renderer";
import { FONT_LETTERS } from "../printable.ts";

/** Geist (SIL Open Font License) as its package brings it: the letters of the screen, whole in every file. */
const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts");

export const SANS = "Geist";
export const MONO = "Geist Mono";

/** A word this long may be wider than its column. */
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

/** Makes the fonts known to the renderer, once a process. */
export function registerFonts(): Promise<void> {
  ready ??= register();
  return ready;
}

async function register(): Promise<void> {
  for (const { fontFamily, fontWeight, file } of WEIGHTS)
    Font.register({ family: fontFamily, fontWeight, src: join(FOLDER, file) });
  // No hyphens in names and numbers. The empty parts of a long word are places where it may go on in the next line without one.
  Font.registerHyphenationCallback((word) =>
    word.length < LONG_WORD ? [word] : Array.from(word).flatMap((letter, at) => (at === 0 ? [letter] : ["", letter])),
  );
  const letters = everyLetter();
  for (const weight of WEIGHTS) {
    const font = Font.getFont(weight);
    await font.load();
    // A glyph is remembered with the letter that asked for it first. A quotation mark is drawn with the comma's own glyph: asked for as a
    // part, the comma would be no letter for as long as the process lives, and names copied out of a PDF would lose theirs.
    (font.data as unknown as Letters).glyphsForString(letters);
  }
}

/** Everything that `FONT_LETTERS` lets through, from the first letter to the trade mark. */
function everyLetter(): string {
  const codes = Array.from({ length: 0x2123 - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at));
  return codes.filter((letter) => FONT_LETTERS.test(letter)).join("");
}
