import { searchWords } from "../search-words.ts";

type Named = { readonly name: string; readonly province?: string | null };

/** Those whose name or province has a word that begins with each of the words typed; all where nothing was. An exact name is alone. */
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

/** A company as it is offered: PDAM SURABAYA, Jawa Timur. */
export function labelOf({ name, province }: Required<Named>): string {
  return province ? `${name}, ${province}` : name;
}
