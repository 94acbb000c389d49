import { searchWords } from "../search-words.ts";

/** The number of products that have a key, Alt 1 to Alt 5. */
export const WITH_KEYS = 5;

type Named = { readonly name: string; readonly province?: string | null };

/**
 * The entries whose name or province has a word that begins with each typed word; all when nothing is typed. An exact name matches alone.
 */
export function matching<T extends Named>(list: readonly T[], typed: string): readonly T[] {
  const wanted = searchWords(typed);
  const exact = list.filter(
    ({ name, province }) => typed === name || typed === labelOf({ name, province: province ?? null }),
  );
  if (exact.length === 1) return exact;
  return list.filter(({ name, province }) => {
    const words = searchWords(name, province ?? "");
    return wanted.every((word) => words.some((own) => own.startsWith(word)));
  });
}

/** A company's label: PDAM SURABAYA, Jawa Timur. */
export function labelOf({ name, province }: Required<Named>): string {
  return province ? `${name}, ${province}` : name;
}
