import { searchWords } from "../search-words.ts";

/** The number of products that have a key, Alt 1 to Alt 5. */
export const WITH_KEYS = 5;

/** `words`: what people may call it instead. */
type Named = { readonly name: string; readonly province?: string | null; readonly words?: string };

/**
 * The entries whose name, province or further words have a word that begins with each typed word; all when nothing is typed. An exact name
 * matches alone.
 */
export function matching<T extends Named>(list: readonly T[], typed: string): readonly T[] {
  const wanted = searchWords(typed);
  const exact = list.filter(
    ({ name, province }) => typed === name || typed === labelOf({ name, province: province ?? null }),
  );
  if (exact.length === 1) return exact;
  return list.filter(({ name, province, words = "" }) => {
    const own = searchWords(name, province ?? "", words);
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  });
}

/** A company's label: PDAM SURABAYA, Jawa Timur. */
export function labelOf({ name, province }: { readonly name: string; readonly province: string | null }): string {
  return province ? `${name}, ${province}` : name;
}
