import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import type { CustomerNumber, TrId } from "#lib/domain/identifiers.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** A payment in lists and exports; amounts in rupiah. */
export type TransactionRow = {
  readonly trId: TrId;
  readonly refId: string;
  /** Our product, and IAK's code. */
  readonly family: string;
  readonly product: string;
  readonly hp: CustomerNumber;
  readonly company: string;
  readonly period: string;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
  readonly rounding: number;
  readonly ownFee: number;
  readonly state: PaymentState;
  readonly cashierId: string;
  /** The cashier's current name. */
  readonly cashierName: string;
  readonly method: string;
  readonly reference: string | null;
  readonly noref: string | null;
  readonly paidAt: number | null;
  /** When a success was reversed. */
  readonly reversedAt: number | null;
  readonly createdAt: number;
};

/** A cursor of the list, newest first. */
export type TransactionPlace = { readonly createdAt: number; readonly trId: string };

/** A page of the list: `after` a cursor towards older payments, or `before` one towards newer; at most `limit` rows. */
export type Page = { readonly after?: TransactionPlace; readonly before?: TransactionPlace; readonly limit: number };

export const ROW = [
  "payments.trId",
  "payments.refId",
  "payments.family",
  "payments.product",
  "payments.hp",
  "payments.company",
  "payments.period",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
  "payments.rounding",
  "payments.ownFee",
  "payments.state",
  "payments.cashierId",
  "payments.cashierName",
  "payments.method",
  "payments.reference",
  "payments.noref",
  "payments.paidAt",
  "payments.reversedAt",
  "payments.createdAt",
] as const;

type OfPayments<Row = object> = SelectQueryBuilder<Schema, "payments", Row>;

/** The payments of a filter, ignoring its search. */
export function narrowed(from: Reader, filter: TransactionFilter): OfPayments {
  return from.query.selectFrom("payments").where(conditionsOf(filter));
}

/** A filter's conditions on a payment's row, without its search. */
export function conditionsOf({
  state,
  cashierId,
  method,
  family,
  since,
  until,
}: TransactionFilter): RawBuilder<boolean> {
  return allOf([
    ...(state ? [sql`payments.state = ${state}`] : []),
    ...(cashierId ? [sql`payments.cashier_id = ${cashierId}`] : []),
    ...(family ? [sql`payments.family = ${family}`] : []),
    ...(method ? [sql`payments.method = ${method}`] : []),
    ...(since === undefined ? [] : [sql`payments.created_at >= ${since}`]),
    ...(until === undefined ? [] : [sql`payments.created_at < ${until}`]),
  ]);
}

export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** The rows of one page; a page towards newer payments comes in that order. */
export async function pageOf(query: OfPayments, page: Page): Promise<TransactionRow[]> {
  return (await inListOrder(query.select(ROW), page).execute()) as TransactionRow[];
}

/** Limits a query of payments to one page, in list order. */
export function inListOrder<Row>(query: OfPayments<Row>, page: Page): OfPayments<Row> {
  const way = page.before ? "asc" : "desc";
  const place = page.after ?? page.before;
  const from = place ? query.where(beyond(page, place)) : query;
  return from.orderBy("payments.createdAt", way).orderBy("payments.trId", way).limit(page.limit);
}

function beyond({ before }: Page, { createdAt, trId }: TransactionPlace): RawBuilder<boolean> {
  return sql<boolean>`(payments.created_at, payments.tr_id) ${sql.raw(before ? ">" : "<")} (${createdAt}, ${trId})`;
}
