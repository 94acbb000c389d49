import type { Selectable } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { JournalTable } from "#lib/db/schema.ts";
import type { Account, TransferKind } from "#lib/domain/journal.ts";

/** A journal line with the name, product and own fee of its payment. */
export type ListedLine = Omit<Selectable<JournalTable>, "kind" | "debit" | "credit"> & {
  readonly kind: TransferKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly company: string | null;
  readonly family: string | null;
  readonly product: string | null;
  readonly ownFee: number | null;
};
export type JournalSpan = {
  /** Days in the outlet's zone, both included. */
  readonly from: string;
  readonly to: string;
  /** Only lines of these kinds, or on one of these accounts. */
  readonly kinds?: readonly TransferKind[];
  readonly touching?: readonly Account[];
  readonly upTo: number;
};
type Place = { readonly day: string; readonly id: number };

/** Journal lines of some days, by day and number, from a cursor on; at most `limit`. */
export async function listJournal(
  from: Reader,
  span: JournalSpan,
  page: { readonly after?: Place; readonly limit: number },
): Promise<ListedLine[]> {
  const { kinds, touching } = span;
  let query = from.query
    .selectFrom("journal")
    .leftJoin("payments", "payments.trId", "journal.trId")
    .selectAll("journal")
    .select(["payments.company", "payments.family", "payments.product", "payments.ownFee"])
    .where("journal.day", ">=", span.from)
    .where("journal.day", "<=", span.to)
    .where("journal.id", "<=", span.upTo);
  if (kinds) query = query.where("journal.kind", "in", [...kinds]);
  if (touching) {
    query = query.where((eb) => eb.or([eb("debit", "in", [...touching]), eb("credit", "in", [...touching])]));
  }
  const { after } = page;
  if (after) {
    query = query.where((eb) => eb(eb.refTuple("journal.day", "journal.id"), ">", eb.tuple(after.day, after.id)));
  }
  const rows = await query.orderBy("journal.day").orderBy("journal.id").limit(page.limit).execute();
  return rows.map((row) => ({ ...row, id: Number(row.id), amount: Number(row.amount) })) as ListedLine[];
}
