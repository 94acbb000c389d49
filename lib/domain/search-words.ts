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

/** What a search asks for: each of these must be the start of one of a payment's words. Empty when nothing in it can be searched for. */
export function searchTerms(search: string): string[] {
  const text = plain(search).trim();
  const chunks = GROUPED_DIGITS.test(text) ? [text] : text.split(/\s+/);
  return [...new Set(chunks.map((chunk) => start(joined(chunk))).filter(Boolean))];
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
