/** The number of products that have a key, Alt 1 to Alt 5. */
export const WITH_KEYS = 5;

/** `words`: what people may call it instead. */
type Named = { readonly name: string; readonly province?: string | null; readonly words?: string };

/**
 * The entries whose name, province or further words contain each typed part, in any order, with or without spaces and punctuation; first
 * those with words that begin so, of their names before others. All when nothing is typed. A whole name or label matches alone.
 */
export function matching<T extends Named>(list: readonly T[], typed: string): readonly T[] {
  const parts = wordsOf(typed);
  if (parts.length === 0) return list;
  const rows = list.map((entry) => {
    const name = spaced(entry.name);
    return { entry, name, text: name + spaced(entry.province ?? "") + spaced(entry.words ?? "") };
  });
  const isWhole = (own: string) => own.replaceAll(" ", "") === parts.join("");
  const exact = rows.filter(({ name, text }) => isWhole(name) || isWhole(text));
  const having = (before: string, where: "name" | "text") => {
    const patterns = parts.map((part) => new RegExp(before + [...part].join(" ?")));
    return rows.filter((row) => patterns.every((pattern) => pattern.test(row[where])));
  };
  const found =
    exact.length === 1 ? exact : new Set([...having(" ", "name"), ...having(" ", "text"), ...having("", "text")]);
  return [...found].map(({ entry }) => entry);
}

/** A company's label: PDAM SURABAYA, Jawa Timur. */
export function labelOf({ name, province }: { readonly name: string; readonly province: string | null }): string {
  return province ? `${name}, ${province}` : name;
}

/** The text's words, each after a space. */
function spaced(text: string): string {
  return wordsOf(text)
    .map((word) => ` ${word}`)
    .join("");
}

/** Without case, accents and punctuation. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
