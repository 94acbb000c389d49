import { join } from "node:path";
import { Font } from "@react-pdf/renderer";

/** Geist (SIL Open Font License) as its package brings it: the letters of the screen, whole in every file. */
const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts");

export const SANS = "Geist";
export const MONO = "Geist Mono";

/** A word this long may be wider than its column. */
const LONG_WORD = 16;

let ready = false;

/** Makes the fonts known to the renderer, once a process. */
export function registerFonts(): void {
  if (ready) return;
  ready = true;
  Font.register({
    family: SANS,
    fonts: [
      { src: join(FOLDER, "geist-sans", "Geist-Regular.ttf"), fontWeight: 400 },
      { src: join(FOLDER, "geist-sans", "Geist-Medium.ttf"), fontWeight: 500 },
      { src: join(FOLDER, "geist-sans", "Geist-SemiBold.ttf"), fontWeight: 600 },
    ],
  });
  Font.register({
    family: MONO,
    fonts: [
      { src: join(FOLDER, "geist-mono", "GeistMono-Medium.ttf"), fontWeight: 500 },
      { src: join(FOLDER, "geist-mono", "GeistMono-Bold.ttf"), fontWeight: 700 },
    ],
  });
  // No hyphens in names and numbers. The empty parts of a long word are places where it may go on in the next line without one.
  Font.registerHyphenationCallback((word) =>
    word.length < LONG_WORD ? [word] : Array.from(word).flatMap((letter, at) => (at === 0 ? [letter] : ["", letter])),
  );
}
