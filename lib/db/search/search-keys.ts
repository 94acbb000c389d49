import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { keyOfName, shortenedKeysOf } from "./payment-words.ts";

/**
 * Keys under which every payment that a search finds stands. `open`: the terms that those payments must still be asked for; of the
 * others the keys alone are proof.
 */
export type Found = { readonly keys: readonly string[]; readonly open: readonly string[] };

/** Sorts behind whatever begins with the same text. */
export const LAST_LETTER = "\u{10ffff}";
/** Which of several words the fewest names have is not worth counting further: of those that more have the longest is taken for it. */
const MANY_NAMES = 2_000;
const EVERY = 1_000_000_000;

/** The keys of the term that has the fewest, each term seen by itself; null when all have more than `most`, names and numbers each. */
export async function keysOfOneTerm(from: Reader, terms: readonly string[], most: number): Promise<Found | null> {
  // On PostgreSQL what is asked at once is answered at once.
  const each = await Promise.all(
    terms.map(async (term) => {
      const [numbers, names] = await Promise.all([numbersThatBegin(from, term, most), namesWith(from, [term], most)]);
      // Counted as they came: a name with two such words came twice.
      if (numbers.length > most || names.length > most) return [];
      // What stands under a shortened key need not begin with the term.
      const open = numbers.length === 0 ? terms.filter((other) => other !== term) : terms;
      return [{ keys: [...new Set([...numbers, ...names.map(keyOfName)])], open }];
    }),
  );
  return each.flat().toSorted((a, b) => a.keys.length - b.keys.length)[0] ?? null;
}

/** A search's terms: `words`, which no number begins with, so that they are settled among the names, the rarest first; and the others. */
export type Terms = { readonly words: readonly string[]; readonly numbers: readonly string[] };

export async function sortTerms(from: Reader, terms: readonly string[]): Promise<Terms> {
  const begun = await Promise.all(terms.map((term) => numbersThatBegin(from, term, 0)));
  const words = terms.filter((_, index) => begun[index]?.length === 0);
  const numbers = terms.filter((term) => !words.includes(term));
  return { words: words.length > 1 ? await rarestFirst(from, words) : words, numbers };
}

/** The keys of all terms together; null when they are more than `most`. */
export async function keysOfTerms(from: Reader, { words, numbers }: Terms, most: number): Promise<Found | null> {
  if (words.length > 0) {
    const names = await namesWith(from, words, most);
    if (names.length <= most) return { keys: names.map(keyOfName), open: numbers };
  }
  const one = await keysOfOneTerm(from, numbers, most);
  return one && { keys: one.keys, open: [...words, ...numbers] };
}

/** The same, however many they are. */
export async function allKeysOfTerms(from: Reader, terms: Terms): Promise<Found> {
  return (await keysOfTerms(from, terms, EVERY)) ?? { keys: [], open: [...terms.words, ...terms.numbers] };
}

/** One more than `most` of the numbers' keys at the most: the different ones are jumped to one by one. */
async function numbersThatBegin(from: Reader, term: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with recursive numbers (key) as (
      select min(key) from search_keys where ${begins("key", term)}
      union all
      select (select min(key) from search_keys where key > numbers.key and ${begins("key", term)})
        from numbers where numbers.key is not null)
    select key from (
      select listed.value as key from ${listed(from, shortenedKeysOf(term))} as listed
        where exists (select 1 from search_keys where search_keys.key = listed.value)
      union all
      select key from numbers where key is not null) as keys
    limit ${most + 1}`.execute(from.query);
  return rows.map(({ key }) => key);
}

type NameWord = { readonly word: string; readonly nameId: string };

/** Each name that has a word with each of these beginnings once, in pieces of about these sizes. */
export async function* namesInPieces(
  from: Reader,
  terms: readonly string[],
  sizes: Iterable<number>,
): AsyncGenerator<string[]> {
  const known = new Set<string>();
  let last: NameWord | undefined;
  for (const atOnce of sizes) {
    const names = selectNames(from, terms, last);
    const { rows } = await sql<NameWord>`${names} order by word, name_id limit ${atOnce}`.execute(from.query);
    const found = [...new Set(rows.map(({ nameId }) => nameId))].filter((nameId) => !known.has(nameId));
    if (found.length > 0) yield found;
    for (const nameId of found) known.add(nameId);
    const end = rows.at(-1);
    if (!end || rows.length < atOnce) return;
    last = end;
  }
}

/** The names that have a word with each of these beginnings; one more than `most` at the most. */
export async function namesWith(from: Reader, terms: readonly string[], most: number): Promise<string[]> {
  const names = selectNames(from, terms);
  const { rows } = await sql<{ nameId: string }>`${names} limit ${most + 1}`.execute(from.query);
  return rows.map(({ nameId }) => nameId);
}

/** Whether a payment bears a name with a word with each of these beginnings: asked of the list's index, which holds the names. */
export function bearsName(
  from: Reader,
  terms: readonly string[],
  payments: "payments" | "p" = "payments",
): RawBuilder<boolean> {
  // "is true" has PostgreSQL read the names once, rather than join them.
  return sql<boolean>`(${sql.raw(payments)}.name_id in (select name_id from (${selectNames(from, terms)}) as names)) is true`;
}

/** A name comes as often as it has a word with the first of these beginnings, which should be the rarest. `after`: those beyond that one. */
function selectNames(from: Reader, [rarest = "", ...others]: readonly string[], after?: NameWord): RawBuilder<unknown> {
  // Of two bounds PostgreSQL begins at the one that compares both columns, be it the wider.
  const first = after ? sql`(word, name_id) > (${after.word}, ${after.nameId})` : sql`word >= ${rarest}`;
  return sql`select word, name_id from name_words
    where ${first} and word < ${rarest + LAST_LETTER} and ${hold(from, "name_words.words", others)}`;
}

async function rarestFirst(from: Reader, terms: readonly string[]): Promise<string[]> {
  const counts = await Promise.all(
    terms.map(async (term) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from (select 1 from name_words where ${begins("word", term)} limit ${MANY_NAMES}) as names`.execute(
        from.query,
      );
      return { term, count: rows[0]?.count ?? 0 };
    }),
  );
  const [rarest] = counts.toSorted((a, b) => a.count - b.count || b.term.length - a.term.length);
  return rarest ? [rarest.term, ...terms.filter((term) => term !== rarest.term)] : [...terms];
}

/** Words and keys are compared by their bytes. */
function begins(column: "key" | "word", term: string): RawBuilder<boolean> {
  const name = sql.raw(column);
  return sql<boolean>`${name} >= ${term} and ${name} < ${term + LAST_LETTER}`;
}

/** Whether each term is the start of one of a payment's words: asked of the payment's own row. */
export function holds(
  from: Reader,
  terms: readonly string[],
  payments: "payments" | "o" = "payments",
): RawBuilder<boolean> {
  return hold(from, `${payments}.search`, terms);
}

/** The same of a text in which a space stands before each word. */
function hold(
  from: Reader,
  text: "payments.search" | "o.search" | "name_words.words",
  terms: readonly string[],
): RawBuilder<boolean> {
  const position = sql.raw(from.dialect === "sqlite" ? "instr" : "strpos");
  const each = terms.map((term) => sql`${position}(${sql.raw(text)}, ${` ${term}`}) > 0`);
  return each.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`(${sql.join(each, sql` and `)})`;
}

/** A list of texts as rows with a `value`: one parameter, however many there are. */
export function listed(from: Reader, texts: readonly string[]): RawBuilder<{ value: string }> {
  const rows = sql.raw(from.dialect === "sqlite" ? "json_each" : "json_array_elements_text");
  return sql`${rows}(${JSON.stringify(texts)})`;
}
