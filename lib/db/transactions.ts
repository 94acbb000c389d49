import type { KodeIuran, TrId } from "#lib/domain/identifiers.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import type { Reader } from "./connection.ts";

/** A payment as lists and exports show it; amounts in rupiah. */
export type TransactionRow = {
  readonly trId: TrId;
  readonly refId: string;
  readonly hp: KodeIuran;
  readonly company: string;
  readonly period: string;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
  readonly state: PaymentState;
  readonly cashierName: string;
  readonly method: string;
  readonly noref: string | null;
  readonly paidAt: number | null;
  readonly createdAt: number;
};

/** A place in the list, newest first: between this payment and its neighbour. */
export type TransactionPlace = { readonly createdAt: number; readonly trId: string };

/** One piece of the list, newest first: `after` a place towards older payments, or `before` one towards newer. At most `limit` rows. */
export async function listTransactions(
  from: Reader,
  filter: TransactionFilter,
  page: { after?: TransactionPlace; before?: TransactionPlace; limit: number },
): Promise<TransactionRow[]> {
  const backwards = page.before !== undefined;
  const place = page.after ?? page.before;
  let query = from.query
    .selectFrom("payments")
    .select([
      "trId",
      "refId",
      "hp",
      "company",
      "period",
      "nominal",
      "admin",
      "price",
      "sellingPrice",
      "state",
      "cashierName",
      "method",
      "noref",
      "paidAt",
      "createdAt",
    ])
    .orderBy("createdAt", backwards ? "asc" : "desc")
    .orderBy("trId", backwards ? "asc" : "desc")
    .limit(page.limit);
  const { state, cashierId, since, until, search } = filter;
  if (state) query = query.where("state", "=", state);
  if (cashierId) query = query.where("cashierId", "=", cashierId);
  if (since !== undefined) query = query.where("createdAt", ">=", since);
  if (until !== undefined) query = query.where("createdAt", "<", until);
  if (search) query = query.where("hp", "like", `${search.replace(/[%_]/g, "")}%`);
  if (place) {
    const beyond = backwards ? ">" : "<";
    query = query.where((eb) =>
      eb(eb.refTuple("createdAt", "trId"), beyond, eb.tuple(place.createdAt, place.trId as TrId)),
    );
  }
  const rows = (await query.execute()) as TransactionRow[];
  return backwards ? rows.reverse() : rows;
}
