import { setImmediate } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";
import { narrowed } from "./payment-filter.ts";
import { bearsName, holds, listed, namesInPieces } from "./search-keys.ts";
import { AMOUNT_SUMS, countIn, type StateSums } from "./sums.ts";
import { placeAhead, type TransactionPlace } from "./transaction-page.ts";

export type Pieces = {
  /** So many names are added up at once. */
  readonly names: number;
  /** So many payments of the list are looked at first, to tell how common such names are in it. */
  readonly sample: number;
  /** So many of them are looked through at once. */
  readonly stretch: number;
};

/** A payment found by its name costs about as much as so many that follow one another. */
const APART = 2;

/**
 * What the payments come to that bear a name with all of these words, by state; a state may come several times. No more than `most` are
 * added up, unless it is null. Either each name's payments are read or the whole list, whichever is shorter: both out of indexes that
 * hold the names and the amounts, in pieces.
 */
export async function nameTotals(
  from: Reader,
  filter: TransactionFilter,
  words: readonly string[],
  most: number | null,
  pieces: Pieces,
): Promise<StateSums[]> {
  const byName = () => addUp(from, ofNames(from, filter, words, pieces.names), most);
  const { state, cashierId, since, until } = filter;
  if (!state && !cashierId && since === undefined && until === undefined) return byName();
  const end = await placeAhead(narrowed(from, filter), { limit: 1 }, pieces.sample);
  // So few payments are sooner read than the names.
  if (!end) return sumsOf(from, sql`payments where ${holds(from, words)} and ${conditionsOf(filter)}`, most);
  const bears = bearsName(from, words);
  const met = countIn(await sumsOf(from, stretch(filter, bears, undefined, end), null));
  const many = Math.ceil(pieces.sample ** 2 / (met * APART));
  const time = { since: end.createdAt, ...(until !== undefined && { until }) };
  const sparse = met > 0 && (await placeAhead(narrowed(from, time), { limit: 1 }, many));
  return sparse ? addUp(from, ofStretches(from, filter, bears, pieces.stretch), most) : byName();
}

type Rows = RawBuilder<unknown>;

async function addUp(from: Reader, pieces: AsyncIterable<Rows>, most: number | null): Promise<StateSums[]> {
  const all: StateSums[] = [];
  for await (const rows of pieces) {
    const left = most === null ? null : most - countIn(all);
    if (left !== null && left <= 0) break;
    all.push(...(await sumsOf(from, rows, left)));
    // Long work must not keep a cashier waiting.
    await setImmediate();
  }
  return all;
}

async function sumsOf(from: Reader, rows: Rows, most: number | null): Promise<StateSums[]> {
  const limit = most === null ? sql`` : sql`limit ${most}`;
  const matches = sql<StateSums>`(select state, nominal, admin, price, selling_price from ${rows} ${limit})`;
  const sums = await from.query
    .selectFrom(matches.as("matches"))
    .select(AMOUNT_SUMS)
    .select(({ fn, cast }) => ["state", cast<number>(fn.countAll(), "bigint").as("count")])
    .groupBy("state")
    .execute();
  return sums as StateSums[];
}

/** Out of the index of names: both databases would sooner take another, or read it from end to end. */
async function* ofNames(
  from: Reader,
  filter: TransactionFilter,
  words: readonly string[],
  atOnce: number,
): AsyncGenerator<Rows> {
  const payments =
    from.dialect === "sqlite"
      ? sql`payments indexed by payments_by_name where payments.name_id = names.value`
      : sql`lateral (select * from payments where name_id = names.value offset 0) as payments where true`;
  for await (const names of namesInPieces(from, words, atOnce))
    yield sql`${listed(from, names)} as names cross join ${payments} and ${conditionsOf(filter)}`;
}

async function* ofStretches(
  from: Reader,
  filter: TransactionFilter,
  bears: RawBuilder<boolean>,
  far: number,
): AsyncGenerator<Rows> {
  for (let after: TransactionPlace | undefined; ; ) {
    const end = await placeAhead(narrowed(from, filter), { ...(after && { after }), limit: 1 }, far);
    yield stretch(filter, bears, after, end);
    if (!end) return;
    after = end;
  }
}

/** The part of the list beyond one place up to another; undefined: the list's own ends. */
function stretch(
  filter: TransactionFilter,
  bears: RawBuilder<boolean>,
  after: TransactionPlace | undefined,
  end: TransactionPlace | undefined,
): Rows {
  const begun = after ? sql`(payments.created_at, payments.tr_id) < (${after.createdAt}, ${after.trId})` : TRUE;
  const ended = end ? sql`(payments.created_at, payments.tr_id) >= (${end.createdAt}, ${end.trId})` : TRUE;
  // Of several bounds at one end SQLite's index takes any, and it should be the narrowest.
  const narrow = { ...filter, ...(end && { since: end.createdAt }), ...(after && { until: after.createdAt + 1 }) };
  return sql`payments where ${bears} and ${conditionsOf(narrow)} and ${begun} and ${ended}`;
}

const TRUE = sql<boolean>`1 = 1`;

function conditionsOf({ state, cashierId, since, until }: TransactionFilter): RawBuilder<boolean> {
  const conditions = [
    TRUE,
    ...(state ? [sql`payments.state = ${state}`] : []),
    ...(cashierId ? [sql`payments.cashier_id = ${cashierId}`] : []),
    ...(since === undefined ? [] : [sql`payments.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`payments.created_at < ${until}`]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
