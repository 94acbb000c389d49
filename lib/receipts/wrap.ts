const GRAPHEMES = new Intl.Segmenter("id", { granularity: "grapheme" });
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

function letters(text: string): string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}

function widthOf(letter: string): number {
  return WIDE.test(letter) ? 2 : 1;
}

/** Columns that a text takes in fixed-width print; East Asian letters and pictures take two. */
export function columnsOf(text: string): number {
  return letters(text).reduce((sum, letter) => sum + widthOf(letter), 0);
}

/**
 * Breaks a text at spaces into lines of at most `width` columns, later ones indented by `indent` spaces. A word wider than a line is
 * broken, because nothing on a receipt may be cut off.
 */
export function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const room = () => (lines.length === 0 ? width : width - indent) - used;
  const add = (part: string, columns: number) => {
    line += part;
    used += columns;
  };
  const flush = () => {
    lines.push(lines.length === 0 ? line : " ".repeat(indent) + line);
    line = "";
    used = 0;
  };

  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const columns = columnsOf(word);
    if (used > 0 && columns + 1 > room()) flush();
    if (columns <= room()) {
      add(used > 0 ? ` ${word}` : word, used > 0 ? columns + 1 : columns);
      continue;
    }
    for (const letter of letters(word)) {
      if (widthOf(letter) > room()) flush();
      add(letter, widthOf(letter));
    }
  }
  if (used > 0 || lines.length === 0) flush();
  return lines;
}

/** `left` and `right` at the edges of a line, or null when they do not fit with a space between them. */
export function spread(left: string, right: string, width: number): string | null {
  const gap = width - columnsOf(left) - columnsOf(right);
  return gap < 1 ? null : left + " ".repeat(gap) + right;
}

export function alignRight(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - columnsOf(text))) + text;
}
