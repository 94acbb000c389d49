import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { conditionsOf, keyHolds, keyNarrowed } from "#lib/db/payments/payment-filter.ts";
import { sumsByState } from "#lib/db/sums.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { keyOfName, shortenedKeysOf } from "./payment-words.ts";
import { LAST_LETTER, listed, namesWith, type Terms } from "./search-keys.ts";
import type { Piece } from "./shortest-way.ts";
import { COSTS, LARGEST, sizes } from "./way-pieces.ts";

/** So many payments of one number are sooner looked for in the list; and the memory is not endless. */
const MOST_KEYS = 200_000;

/**
 * The payments under the keys of one term, whatever the others are; one may stand under several of them. What they come to is asked for
 * when all have been found.
 */
export async function* byNumber(
  from: Reader,
  filter: TransactionFilter,
  { words, numbers }: Terms,
  number: string,
  first: number,
): AsyncGenerator<Piece | null> {
  const others = numbers.filter((other) => other !== number);
  const costs = COSTS[from.dialect];
  const asked = filter.state || filter.cashierId || words.length > 0 ? costs.asked : 0;
  const each = costs.row + asked + (others.length > 0 ? costs.read : 0);
  const seen = new Set<string>();
  const piece = (found: readonly string[], cost: number): Piece => {
    const fresh = [...new Set(found)].filter((trId) => !seen.has(trId));
    for (const trId of fresh) seen.add(trId);
    return {
      count: fresh.length,
      cost: cost + fresh.length * costs.read,
      sums: () => sumsByState(from, paymentsOf(from, filter, fresh)),
    };
  };

  const names = await namesWith(from, [number], LARGEST.names);
  // What stands under a shortened key need not begin with the term.
  const apart = await trIdsUnder(
    from,
    filter,
    words,
    listedKeys(from, [...shortenedKeysOf(number), ...names.map(keyOfName)]),
    [number, ...others],
  );
  if (names.length > LARGEST.names || apart.length > LARGEST.keys) return yield null;
  yield piece(apart, apart.length * each);
  let begin = sql<boolean>`k.key >= ${number}`;
  let read = 0;
  for (const far of sizes(first, LARGEST.keys)) {
    const rest = sql<boolean>`${begin} and k.key < ${number + LAST_LETTER}`;
    const end = await keyAhead(from, rest, far);
    const stands = end && sql`(${end.key}, ${end.createdAt}, ${end.trId})`;
    // Of several bounds at one end PostgreSQL takes the one that compares all columns.
    const rows = stands ? sql<boolean>`${begin} and ${PLACE} <= ${stands}` : rest;
    yield piece(await trIdsUnder(from, filter, words, rows, others), far * each);
    if (!stands) return;
    begin = sql<boolean>`${PLACE} > ${stands}`;
    read += far;
    if (read > MOST_KEYS) yield null;
  }
}

const PLACE = sql`(k.key, k.created_at, k.tr_id)`;

function listedKeys(from: Reader, keys: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`k.key in (select value from ${listed(from, keys)} as listed)`;
}

async function trIdsUnder(
  from: Reader,
  filter: TransactionFilter,
  words: readonly string[],
  keys: RawBuilder<boolean>,
  terms: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ trId: string }>`select k.tr_id from search_keys k
    where ${keys} and ${keyNarrowed(from, filter, words)} and ${keyHolds(from, terms)} limit ${LARGEST.keys + 1}`.execute(
    from.query,
  );
  return rows.map(({ trId }) => trId);
}

type KeyPlace = { readonly key: string; readonly createdAt: number; readonly trId: string };

async function keyAhead(from: Reader, keys: RawBuilder<boolean>, far: number): Promise<KeyPlace | undefined> {
  const { rows } = await sql<KeyPlace>`select k.key, k.created_at, k.tr_id from search_keys k where ${keys}
    order by k.key, k.created_at, k.tr_id limit 1 offset ${far - 1}`.execute(from.query);
  return rows[0];
}

/** Asked by the filter once more: a payment may have left its state since it was found. */
function paymentsOf(from: Reader, filter: TransactionFilter, trIds: readonly string[]): RawBuilder<unknown> {
  return sql`${listed(from, trIds)} as found cross join payments
    where payments.tr_id = found.value and ${conditionsOf(filter)}`;
}
