import { setImmediate } from "node:timers/promises";
import type { AliasableExpression } from "kysely";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { nameTotals, type Pieces } from "./name-totals.ts";
import { narrowed, underKeys } from "./payment-filter.ts";
import { isKeyOfName } from "./payment-words.ts";
import type { PaymentTable } from "./schema.ts";
import { allKeysOfTerms, type Found, holds, keysOfOneTerm, keysOfTerms, sortTerms, type Terms } from "./search-keys.ts";
import { AMOUNT_SUMS, countIn, type StateSums } from "./sums.ts";

type Reach = Pieces & {
  /** With a search the payments are added up one by one: so many of them are, and what is beyond is for a button. */
  readonly most: number;
  /** A term with so few keys is read out of the index at once. */
  readonly few: number;
  /** More keys than that are worth a glance at the list: what is common in it is sooner added up there. */
  readonly keys: number;
  readonly glance: number;
  /** So many rows of the index are counted to tell whether the list is the shorter way. */
  readonly rows: number;
};
const REACH: Reach = {
  most: 10_000,
  names: 1_000,
  sample: 2_000,
  stretch: 40_000,
  few: 40,
  keys: 3_000,
  glance: 2_000,
  rows: 100_000,
};
/** Of so many payments of the list one is found: that is common. */
const COMMON = 10;

/** What a search's payments come to, by state, exactly; null: more than `reach.most` match. */
export async function foundTotals(
  from: Reader,
  filter: TransactionFilter,
  reach: Reach = REACH,
): Promise<StateSums[] | null> {
  const sums = await addedUp(from, filter, reach, reach.most + 1);
  return countIn(sums) > reach.most ? null : sums;
}

/** The same without an end: it may look at every payment there is. */
export async function allFoundTotals(
  from: Reader,
  filter: TransactionFilter,
  reach: Reach = REACH,
): Promise<StateSums[]> {
  return addedUp(from, filter, reach, null);
}

/** Under which keys to add up; null: through the list. */
async function shortestWay(
  from: Reader,
  filter: TransactionFilter,
  sorted: Terms,
  reach: Reach,
): Promise<Found | null> {
  const terms = [...sorted.words, ...sorted.numbers];
  const few = await keysOfOneTerm(from, terms, reach.few);
  if (few) return few;
  const some = await keysOfTerms(from, sorted, reach.keys);
  if (!some && (await isCommon(from, filter, terms, reach.glance))) return null;
  const found = some ?? (await allKeysOfTerms(from, sorted));
  const { state, cashierId, ...days } = filter;
  // Each row of the index is a payment that counts: however many they are, the work ends with the last that is wanted.
  if (found.open.length === 0 && !state && !cashierId) return found;
  const rows = await countOf(from, underKeys(from, days, found.keys).limit(reach.rows));
  const list = await countOf(
    from,
    narrowed(from, filter)
      .select("payments.trId")
      .limit(rows + 1),
  );
  return rows <= list ? found : null;
}

async function countOf(from: Reader, rows: AliasableExpression<{ trId: string }>): Promise<number> {
  const { count } = await from.query
    .selectFrom(rows.as("rows"))
    .select(({ fn, cast }) => cast<number>(fn.countAll(), "bigint").as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

async function isCommon(
  from: Reader,
  filter: TransactionFilter,
  terms: readonly string[],
  far: number,
): Promise<boolean> {
  const start = narrowed(from, filter)
    .select("payments.search")
    .orderBy("payments.createdAt", "desc")
    .orderBy("payments.trId", "desc")
    .limit(far);
  const { seen, met } = await from.query
    .selectFrom(start.as("payments"))
    .select(({ fn, cast }) => [
      cast<number>(fn.countAll(), "bigint").as("seen"),
      cast<number>(fn.countAll().filterWhere(holds(from, terms)), "bigint").as("met"),
    ])
    .executeTakeFirstOrThrow();
  return met * COMMON >= seen;
}

/** `most`: no more payments than that. A state may come several times. */
async function addedUp(
  from: Reader,
  filter: TransactionFilter,
  reach: Reach,
  most: number | null,
): Promise<StateSums[]> {
  const terms = searchTerms(filter.search ?? "");
  if (terms.length === 0) return [];
  const sorted = await sortTerms(from, terms);
  if (sorted.numbers.length === 0) return nameTotals(from, filter, sorted.words, most, reach);
  const found = await shortestWay(from, filter, sorted, reach);
  if (!found) return sumsOf(from, narrowed(from, filter).where(holds(from, terms)).select(AMOUNTS), most);
  const all: StateSums[] = [];
  let left = most;
  for (const keys of inPieces(found.keys)) {
    const sums = await sumsOf(from, paymentsUnder(from, filter, { ...found, keys }), left);
    all.push(...sums);
    if (left !== null) left -= countIn(sums);
    if (left !== null && left <= 0) return all;
    // Long work must not keep a cashier waiting.
    await setImmediate();
  }
  return all;
}

/** A payment stands under one name, but perhaps under several numbers: those must be seen together to count it once. */
function inPieces(keys: readonly string[]): (readonly string[])[] {
  if (!keys.every(isKeyOfName)) return [keys];
  return Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, index) =>
    keys.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}

const AT_ONCE = 50;

function paymentsUnder(from: Reader, filter: TransactionFilter, { keys, open }: Found) {
  return (
    from.query
      .selectFrom(underKeys(from, filter, keys).distinct().as("found"))
      // SQLite reads a cross join in the order in which it is written.
      .crossJoin("payments")
      .whereRef("payments.trId", "=", "found.trId")
      .where(holds(from, open))
      .select(AMOUNTS)
  );
}

async function sumsOf(
  from: Reader,
  payments: AliasableExpression<Amounts> & { limit(most: number): AliasableExpression<Amounts> },
  most: number | null,
): Promise<StateSums[]> {
  const rows = await from.query
    .selectFrom((most === null ? payments : payments.limit(most)).as("matches"))
    .select(AMOUNT_SUMS)
    .select(({ fn, cast }) => ["state", cast<number>(fn.countAll(), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return rows as StateSums[];
}

type Amounts = Pick<PaymentTable, "state" | "nominal" | "admin" | "price" | "sellingPrice">;

const AMOUNTS = [
  "payments.state",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
] as const;
