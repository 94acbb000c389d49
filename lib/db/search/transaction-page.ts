import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Schema } from "#lib/db/schema.ts";
import type { KodeIuran, TrId } from "#lib/domain/identifiers.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";

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
  readonly rounding: number;
  readonly state: PaymentState;
  readonly cashierId: string;
  /** Under which they go now. */
  readonly cashierName: string;
  readonly method: string;
  readonly reference: string | null;
  readonly noref: string | null;
  readonly paidAt: number | null;
  /** When a success was taken back. */
  readonly reversedAt: number | null;
  readonly createdAt: number;
};

/** A place in the list, newest first: between this payment and its neighbour. */
export type TransactionPlace = { readonly createdAt: number; readonly trId: string };

/** A piece of the list: `after` a place towards older payments, or `before` one towards newer, at most `limit` rows. */
export type Page = { readonly after?: TransactionPlace; readonly before?: TransactionPlace; readonly limit: number };

const ROW = [
  "payments.trId",
  "payments.refId",
  "payments.hp",
  "payments.company",
  "payments.period",
  "payments.nominal",
  "payments.admin",
  "payments.price",
  "payments.sellingPrice",
  "payments.rounding",
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

/** A query that reads from the payments. */
export type OfPayments = SelectQueryBuilder<Schema, "payments", object>;

/** The rows of one piece, from its place on: a piece towards newer payments comes in that order. The query reads from the payments. */
export async function pageOf(query: OfPayments, page: Page): Promise<TransactionRow[]> {
  return (await inListOrder(query.select(ROW), page).execute()) as TransactionRow[];
}

/** The places of one piece. */
export function placesOf(query: OfPayments, page: Page): Promise<TransactionPlace[]> {
  return inListOrder(query.select(["payments.createdAt", "payments.trId"]), page).execute();
}

/** The place of the payment that stands `far` payments down the list; undefined when the list is shorter. */
export function placeAhead(query: OfPayments, page: Page, far: number): Promise<TransactionPlace | undefined> {
  const places = query.select(["payments.createdAt", "payments.trId"]);
  return inListOrder(places, { ...page, limit: 1 })
    .offset(far - 1)
    .executeTakeFirst();
}

function inListOrder<O>(query: SelectQueryBuilder<Schema, "payments", O>, page: Page) {
  const way = page.before ? "asc" : "desc";
  const place = page.after ?? page.before;
  const beyond = page.before ? ">" : "<";
  const from = place ? query.where(stands(beyond, place)) : query;
  return from.orderBy("payments.createdAt", way).orderBy("payments.trId", way).limit(page.limit);
}

/** Whether a payment stands in the list beyond a place: `<` towards older ones, `>` towards newer ones. */
export function stands(beyond: "<" | ">" | "<=" | ">=", place: TransactionPlace): RawBuilder<boolean> {
  return sql<boolean>`(payments.created_at, payments.tr_id) ${sql.raw(beyond)} (${place.createdAt}, ${place.trId})`;
}
