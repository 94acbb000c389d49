import { type RawBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import { conditionsOf } from "#lib/db/payments/payment-filter.ts";
import { countIn, sumsByState } from "#lib/db/sums.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { holds, listed, namesInPieces, type Terms } from "./search-keys.ts";
import type { Piece } from "./shortest-way.ts";
import { COSTS, LARGEST, sizes } from "./way-pieces.ts";

/** Each name's payments: out of an index that holds the amounts, unless numbers must be asked for. */
export async function* byName(
  from: Reader,
  filter: TransactionFilter,
  { words, numbers }: Terms,
  first: number,
): AsyncGenerator<Piece> {
  const costs = COSTS[from.dialect];
  let perName: number | undefined;
  for await (const names of namesInPieces(from, words, sizes(first, LARGEST.names))) {
    const rows = (asked: RawBuilder<boolean>) => ofNames(from, names, asked);
    const sums = await sumsByState(from, rows(sql<boolean>`${conditionsOf(filter)} and ${holds(from, numbers)}`));
    const count = countIn(sums);
    if (filter.state || filter.cashierId || numbers.length > 0)
      perName ??= (await countOf(from, rows(conditionsOf(timeOf(filter))))) / names.length;
    const read = perName === undefined ? count : perName * names.length;
    const each = numbers.length > 0 ? costs.read : costs.row;
    yield { count, cost: names.length * costs.name + read * each, sums: async () => sums };
  }
}

/** Both databases would sooner take another index, or read this one from end to end. */
function ofNames(from: Reader, names: readonly string[], asked: RawBuilder<boolean>): RawBuilder<unknown> {
  const conditions = sql`payments.name_id = names.value and ${asked}`;
  const payments =
    from.dialect === "sqlite"
      ? sql`payments indexed by payments_by_name where ${conditions}`
      : sql`lateral (select * from payments where ${conditions} offset 0) as payments`;
  return sql`${listed(from, names)} as names cross join ${payments}`;
}

async function countOf(from: Reader, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ count: number }>`select count(*) as count from ${rows}`.execute(from.query);
  return counted[0]?.count ?? 0;
}

function timeOf({ since, until }: TransactionFilter): TransactionFilter {
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}
