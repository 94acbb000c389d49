const LONGEST_WORD = 64;
const MARKS = /\p{M}+/gu;
const BETWEEN = /[^\p{L}\p{N}]+/gu;
/** Digits written in groups are one number. */
const GROUPED_DIGITS = /^\d[\d\s.-]*$/;

/**
 * The words by which texts can be found, each once, without case, accents and punctuation. A compound is indexed whole and in parts:
 * `NUR'AINI` as nuraini, nur and aini.
 */
export function searchWords(...texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const chunk of texts.flatMap((text) => plain(text).split(/\s+/))) {
    for (const word of [joined(chunk), ...chunk.split(BETWEEN)]) if (word) words.add(start(word));
  }
  return [...words];
}

/** One typed term: `whole` must be the start of a word of the payment, or else each of its `parts`, if any, must match. */
export type SearchTerm = { readonly whole: string; readonly parts: readonly SearchTerm[] };

/**
 * The terms of a search; all must match. Text typed together finds text written apart: PT.MAJU finds PT. MAJU JAYA. Words with digits may
 * be one number typed apart, such as a plate, so they are also looked for joined. Empty when nothing can be searched for.
 */
export function searchTerms(search: string): SearchTerm[] {
  const text = plain(search).trim();
  if (GROUPED_DIGITS.test(text)) return [{ whole: start(joined(text)), parts: [] }];
  const terms = text.split(/\s+/).map((chunk) => {
    const words = [...new Set(chunk.split(BETWEEN).filter(Boolean).map(start))];
    return { whole: start(joined(chunk)), parts: words.length > 1 ? words.map((whole) => ({ whole, parts: [] })) : [] };
  });
  const parts = terms.filter(({ whole }) => whole !== "");
  return parts.length > 1 && /\d/.test(text) ? [{ whole: start(joined(text)), parts }] : parts;
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Cuts to the longest word; half a surrogate pair is replaced, because databases refuse it. */
function start(word: string): string {
  return word.slice(0, LONGEST_WORD).toWellFormed();
}

function joined(chunk: string): string {
  return chunk.replace(BETWEEN, "");
}
