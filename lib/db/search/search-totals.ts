import type { Reader } from "#lib/db/connection.ts";
import type { StateSums } from "#lib/db/sums.ts";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { sortTerms } from "./search-keys.ts";
import { alongTheShortest, type Way } from "./shortest-way.ts";
import { alongTheList } from "./way-along-list.ts";
import { byName } from "./way-by-name.ts";
import { byNumber } from "./way-by-number.ts";
import { COSTS, type FirstPieces } from "./way-pieces.ts";

/** With a search the payments are added up one by one: so many of them are, and what is beyond is for a button. */
const MOST = 10_000;
const FIRST: FirstPieces = { names: 60, list: 2_000, keys: 1_000 };

/** What a search's payments come to, by state, exactly; null: more than `most` match. A state may come several times. */
export async function foundTotals(
  from: Reader,
  filter: TransactionFilter,
  most = MOST,
  first = FIRST,
): Promise<readonly StateSums[] | null> {
  const terms = searchTerms(filter.search ?? "");
  return terms.length === 0 ? [] : alongTheShortest(await waysTo(from, filter, terms, first), most);
}

/** The same without an end: it may look at every payment there is. */
export async function allFoundTotals(
  from: Reader,
  filter: TransactionFilter,
  first = FIRST,
): Promise<readonly StateSums[]> {
  return (await foundTotals(from, filter, Number.POSITIVE_INFINITY, first)) ?? [];
}

/** The ways to all payments that have these terms and that a filter leaves: each by itself comes to the same. */
export async function waysTo(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  first: FirstPieces,
): Promise<Way[]> {
  const sorted = await sortTerms(from, terms);
  const [longest] = sorted.numbers.toSorted((a, b) => b.length - a.length);
  return [
    ...(longest === undefined ? [] : [{ pieces: byNumber(from, filter, sorted, longest, first.keys), guess: 0 }]),
    ...(sorted.words.length === 0 ? [] : [{ pieces: byName(from, filter, sorted, first.names), guess: 0 }]),
    { pieces: alongTheList(from, filter, sorted, first.list), guess: COSTS[from.dialect].guess },
  ];
}
