import { sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { DayChange, TransferKind } from "#lib/domain/journal.ts";
import type { Marks } from "./journal-sums.ts";

/**
 * What was written about a day between two marks: its own lines, and lines about its payments' money on other days. `latest` has the last
 * `most`, newest first.
 */
export async function dayChanges(
  from: Reader,
  day: string,
  { after = 0, upTo }: Marks,
  most: number,
): Promise<{ count: number; latest: DayChange[] }> {
  const since = from.query
    .selectFrom("journal")
    .selectAll()
    .where("id", ">", after)
    .$if(upTo !== undefined, (query) => query.where("id", "<=", upTo as number));
  const claimed = from.query.selectFrom("journal").select("trId").where("day", "=", day).where("kind", "=", "claim");
  // Each part uses its own index.
  const ofDay = since.where("day", "=", day);
  const elsewhere = since.where("trId", "in", claimed).where("day", "<>", day);
  const acts = from.query
    .selectFrom(ofDay.unionAll(elsewhere).as("line"))
    .leftJoin("payments", "payments.trId", "line.trId")
    .select((eb) => [
      "line.kind",
      "line.at",
      "line.byName",
      "line.trId",
      "payments.company",
      // A correction writes the same amount several times; what was rounded down goes the other way.
      sql<number>`cast(case when line.kind = 'corrected' then max(line.amount) else sum(case
        when (line.kind = 'success' and line.debit = 'rounding') or (line.kind = 'reversed' and line.credit = 'rounding')
        then -line.amount else line.amount end) end as bigint)`.as("amount"),
      eb.fn.max("line.id").as("last"),
    ])
    .groupBy(["line.kind", "line.at", "line.byName", "line.trId", "line.key", "payments.company"]);
  const rows = await acts.orderBy("last", "desc").limit(most).execute();
  const { count } = await from.query
    .selectFrom(acts.as("acts"))
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return {
    count: Number(count),
    latest: rows.map(({ last: _, ...row }) => ({
      ...row,
      kind: row.kind as TransferKind,
      trId: row.trId as TrId | null,
      amount: Number(row.amount),
    })),
  };
}
