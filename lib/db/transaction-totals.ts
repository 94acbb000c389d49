import type { PaymentState } from "#lib/domain/payment-state.ts";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { startOfHour } from "./hourly-totals.ts";
import { foundByKey, hasWords, narrowed, rarest, wordsThatBegin } from "./payment-filter.ts";

/** How many payments, and their amounts in rupiah. */
export type Sums = {
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
};
/** `success`: those of them for which money has moved. */
export type Totals = Sums & { readonly success: Sums };

const REACH = {
  /** With a search the payments are counted one by one, up to here. */
  matches: 10_000,
  shortList: 20_000,
  few: 40_000,
  many: 200_000,
  fewWords: 40,
};

/**
 * What a filter's payments come to. Exact: without a search from the totals by the hour, with one counted. `more`: more than 10,000
 * match, and only `countTransactions` can tell. Throws a RangeError for a range that is not of whole hours.
 */
export async function transactionTotals(
  from: Reader,
  filter: TransactionFilter,
  reach = REACH,
): Promise<({ readonly more: false } & Totals) | { readonly more: true }> {
  if (!filter.search) return { more: false, ...(await totalsByTheHour(from, filter)) };
  const totals = await matchTotals(from, filter, reach.matches + 1, reach);
  return totals.count > reach.matches ? { more: true } : { more: false, ...totals };
}

/** The same without an end: it may look at every payment there is. */
export async function countTransactions(from: Reader, filter: TransactionFilter, reach = REACH): Promise<Totals> {
  return filter.search ? matchTotals(from, filter, Number.MAX_SAFE_INTEGER, reach) : totalsByTheHour(from, filter);
}

async function totalsByTheHour(from: Reader, { since, until, cashierId, state }: TransactionFilter): Promise<Totals> {
  for (const end of [since, until]) {
    if (end !== undefined && end !== startOfHour(end)) throw new RangeError(`${end} is not a whole hour`);
  }
  let query = from.query
    .selectFrom("hourlyTotals")
    .select(({ fn, cast }) => [
      "state",
      cast<number>(fn.sum("count"), "bigint").as("count"),
      cast<number>(fn.sum("nominal"), "bigint").as("nominal"),
      cast<number>(fn.sum("admin"), "bigint").as("admin"),
      cast<number>(fn.sum("price"), "bigint").as("price"),
      cast<number>(fn.sum("sellingPrice"), "bigint").as("sellingPrice"),
    ])
    .groupBy("state");
  if (since !== undefined) query = query.where("hour", ">=", since);
  if (until !== undefined) query = query.where("hour", "<", until);
  if (cashierId) query = query.where("cashierId", "=", cashierId);
  if (state) query = query.where("state", "=", state);
  return added((await query.execute()) as (Sums & { state: PaymentState })[]);
}

async function matchTotals(
  from: Reader,
  filter: TransactionFilter,
  most: number,
  reach: typeof REACH,
): Promise<Totals> {
  const terms = searchTerms(filter.search ?? "");
  if (terms.length === 0) return added([]);
  const matches = await shortestWay(from, filter, terms, reach);
  const rows = await from.query
    .selectFrom(matches.select(AMOUNTS).limit(most).as("matches"))
    .select(({ fn, cast }) => [
      "state",
      cast<number>(fn.countAll(), "bigint").as("count"),
      cast<number>(fn.sum("nominal"), "bigint").as("nominal"),
      cast<number>(fn.sum("admin"), "bigint").as("admin"),
      cast<number>(fn.sum("price"), "bigint").as("price"),
      cast<number>(fn.sum("sellingPrice"), "bigint").as("sellingPrice"),
    ])
    .groupBy("state")
    .execute();
  return added(rows as (Sums & { state: PaymentState })[]);
}

const AMOUNTS = [
  "payments.state",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
] as const;

/** Through the list where it is short or the words are common, else through the index of the words. */
async function shortestWay(from: Reader, filter: TransactionFilter, terms: readonly string[], reach: typeof REACH) {
  const list = narrowed(from, filter);
  const longer = await list.select("payments.trId").offset(reach.shortList).limit(1).executeTakeFirst();
  const rare = longer ? await rarest(from, terms, reach.few) : null;
  if (!rare) return list.where(hasWords(from, terms));
  if (rare.count < reach.few) return foundByKey(from, filter, rare.term, terms);
  // Each of the terms is common; whether they meet is quickly seen in the index.
  const { term } = await rarest(from, terms, reach.many);
  const others = terms.filter((other) => other !== term);
  const words = await Promise.all(others.map((other) => wordsThatBegin(from, other, reach.fewWords)));
  return words.length > 0 && words.every((known) => known !== null)
    ? foundByKey(from, filter, term, terms, words)
    : list.where(hasWords(from, terms));
}

function added(rows: readonly (Sums & { state: PaymentState })[]): Totals {
  const success = rows.find(({ state }) => state === "success");
  const sum = (of: keyof Sums) => rows.reduce((total, row) => total + row[of], 0);
  const { count, nominal, admin, price, sellingPrice } = success ?? NOTHING;
  return {
    count: sum("count"),
    nominal: sum("nominal"),
    admin: sum("admin"),
    price: sum("price"),
    sellingPrice: sum("sellingPrice"),
    success: { count, nominal, admin, price, sellingPrice },
  };
}

const NOTHING: Sums = { count: 0, nominal: 0, admin: 0, price: 0, sellingPrice: 0 };
