import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { narrowed, underKeys } from "./payment-filter.ts";
import { type Found, holds, keysOfOneTerm, keysOfTerms } from "./search-keys.ts";
import { AMOUNT_SUMS, type StateSums } from "./sums.ts";

/** With a search the payments are added up one by one: so many of them, and so many looked at, are not waited for. */
const REACH = {
  matches: 1_000,
  few: 40,
  keys: 3_000,
  /** Of the index's rows; fewer where each payment itself must be asked. */
  rows: 12_000,
  payments: 4_000,
};
type Reach = typeof REACH & { readonly glance: number; readonly common: number };

/** So many payments of the list are looked at to tell whether what is searched for is `common` in it (see `searchPayments`). */
const TOGETHER: Reach = { ...REACH, glance: 2_000, common: 200 };
const SCATTERED: Reach = { ...REACH, glance: 400, common: 100 };

/** What a search's payments come to, by state; null: too many match, or must be looked at, to be waited for. */
export async function foundTotals(
  from: Reader,
  filter: TransactionFilter,
  reach = filter.state || filter.cashierId ? SCATTERED : TOGETHER,
): Promise<StateSums[] | null> {
  const terms = searchTerms(filter.search ?? "");
  if (terms.length === 0) return [];
  const way = await shortestWay(from, filter, terms, reach);
  if (way.long) return null;
  const sums = await addedUp(from, filter, terms, way.found, reach.matches + 1);
  return sums.reduce((all, { count }) => all + count, 0) > reach.matches ? null : sums;
}

/** The same without an end: it may look at every payment there is. */
export async function allFoundTotals(
  from: Reader,
  filter: TransactionFilter,
  reach = filter.state || filter.cashierId ? SCATTERED : TOGETHER,
): Promise<StateSums[]> {
  const terms = searchTerms(filter.search ?? "");
  if (terms.length === 0) return [];
  const { found } = await shortestWay(from, filter, terms, reach);
  return addedUp(from, filter, terms, found, null);
}

/** Under which keys to add up, or through the list where that is short or what is searched for common in it. `long`: either takes long. */
async function shortestWay(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  reach: Reach,
): Promise<{ found: Found | null; long: boolean }> {
  const few = await keysOfOneTerm(from, terms, reach.few);
  if (few) return { found: few, long: false };
  const { seen, met } = await glance(from, filter, terms, reach.glance);
  if (seen < reach.glance || met > reach.common) return { found: null, long: false };
  const found = await keysOfTerms(from, terms, reach.keys);
  if (!found) return { found, long: true };
  const most = found.open.length > 0 ? reach.payments : reach.rows;
  const { since, until } = filter;
  const rows = underKeys(
    from,
    { ...(since !== undefined && { since }), ...(until !== undefined && { until }) },
    found.keys,
  );
  const { count } = await from.query
    .selectFrom(rows.limit(most + 1).as("rows"))
    .select(({ fn, cast }) => cast<number>(fn.countAll(), "bigint").as("count"))
    .executeTakeFirstOrThrow();
  return { found, long: count > most };
}

async function glance(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  far: number,
): Promise<{ seen: number; met: number }> {
  const start = narrowed(from, filter)
    .select("payments.search")
    .orderBy("payments.createdAt", "desc")
    .orderBy("payments.trId", "desc")
    .limit(far);
  return from.query
    .selectFrom(start.as("payments"))
    .select(({ fn, cast }) => [
      cast<number>(fn.countAll(), "bigint").as("seen"),
      cast<number>(fn.countAll().filterWhere(holds(from, terms)), "bigint").as("met"),
    ])
    .executeTakeFirstOrThrow();
}

/** `found`: the keys to add up under; null: look through the list. `most`: no more payments than that. */
async function addedUp(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  found: Found | null,
  most: number | null,
): Promise<StateSums[]> {
  const matches = found
    ? from.query
        .selectFrom(underKeys(from, filter, found.keys).distinct().as("found"))
        // SQLite reads a cross join in the order in which it is written.
        .crossJoin("payments")
        .whereRef("payments.trId", "=", "found.trId")
        .where(holds(from, found.open))
        .select(AMOUNTS)
    : narrowed(from, filter).where(holds(from, terms)).select(AMOUNTS);
  const rows = await from.query
    .selectFrom((most === null ? matches : matches.limit(most)).as("matches"))
    .select(AMOUNT_SUMS)
    .select(({ fn, cast }) => ["state", cast<number>(fn.countAll(), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return rows as StateSums[];
}

const AMOUNTS = [
  "payments.state",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
] as const;
