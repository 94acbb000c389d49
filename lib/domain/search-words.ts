const LONGEST_WORD = 64;
const MARKS = /\p{M}+/gu;
const BETWEEN = /[^\p{L}\p{N}]+/gu;
/** Digits as people write them down, in groups: one number. */
const GROUPED_DIGITS = /^\d[\d\s.-]*$/;

/**
 * The words under which texts can be found, each once: without case, accents and punctuation. What is written together is a word as a
 * whole and in its parts, so that `NUR'AINI` is found as nuraini, nur and aini.
 */
export function searchWords(...texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const chunk of texts.flatMap((text) => plain(text).split(/\s+/))) {
    for (const word of [joined(chunk), ...chunk.split(BETWEEN)]) if (word) words.add(start(word));
  }
  return [...words];
}

/** One thing that was typed: `whole`, or else all of its `parts` if it has several, must begin words of a payment. */
export type SearchTerm = { readonly whole: string; readonly parts: readonly string[] };

/**
 * What a search asks for, all of it. What is typed together finds what is written apart: PT.MAJU finds PT. MAJU JAYA. Empty when nothing
 * in it can be searched for.
 */
export function searchTerms(search: string): SearchTerm[] {
  const text = plain(search).trim();
  if (GROUPED_DIGITS.test(text)) return [{ whole: start(joined(text)), parts: [] }];
  const terms = text.split(/\s+/).map((chunk) => {
    const parts = [...new Set(chunk.split(BETWEEN).filter(Boolean).map(start))];
    return { whole: start(joined(chunk)), parts: parts.length > 1 ? parts : [] };
  });
  return terms.filter(({ whole }) => whole !== "");
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** As databases keep it: half of a letter they refuse. */
function start(word: string): string {
  return word.slice(0, LONGEST_WORD).toWellFormed();
}

function joined(chunk: string): string {
  return chunk.replace(BETWEEN, "");
}
