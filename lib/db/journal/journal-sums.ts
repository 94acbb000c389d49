import { type SelectQueryBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import type { Account, TransferKind } from "#lib/domain/journal.ts";
import type { PayMethod } from "#lib/domain/payment.ts";
import { type CashMove, type LineSum, NOTHING, type Place, type Totals } from "#lib/domain/totals.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";

/** A part of the journal: days of the outlet (both included), or a shift. */
export type Part = DaySpan | { readonly shiftId: number };
/**
 * Lines numbered above `after` and up to `upTo`. Lines commit in the order of their numbers, so what lies between two marks never changes.
 */
export type Marks = { readonly after?: number; readonly upTo?: number };
/** The cashier concerned; null: the outlet. */
export type Whose = { readonly cashierId: string | null; readonly cashierName: string | null };

/** The number of the last journal line; zero if empty. While a transaction holds the audit chain, no other can write lines. */
export async function journalMark(from: Reader | Writer): Promise<number> {
  const row = await from.query
    .selectFrom("journal")
    .select((eb) => eb.fn.coalesce(eb.fn.max("id"), eb.lit(0)).as("mark"))
    .executeTakeFirstOrThrow();
  return Number(row.mark);
}

/** A part's lines, summed by day, cashier, method, product, kind and accounts; the name is the one on the cashier's last line. */
export async function lineSums(
  from: Reader | Writer,
  part: Part,
  marks: Marks = {},
): Promise<(LineSum & Whose & { readonly day: string; readonly family: string | null })[]> {
  const rows = await lines(from, part, marks)
    .leftJoin("payments", "payments.trId", "journal.trId")
    .leftJoin("journal as closing", (join) =>
      // Exactly the condition of its index.
      join.onRef("closing.shiftId", "=", "journal.shiftId").on(sql<boolean>`closing.kind = 'shift_closed'`),
    )
    .select((eb) => [
      "journal.day",
      "journal.cashierId",
      "journal.cashierName",
      "journal.method",
      "journal.kind",
      "journal.debit",
      "journal.credit",
      sql<Place>`case when journal.shift_id is null then 'outside' when journal.id > closing.id then 'late' else 'slip' end`.as(
        "place",
      ),
      "payments.family",
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.sum("journal.amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("payments.nominal"), eb.lit(0)), "bigint").as("nominal"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("payments.admin"), eb.lit(0)), "bigint").as("admin"),
    ])
    .groupBy([
      "journal.day",
      "journal.cashierId",
      "journal.cashierName",
      "journal.method",
      "journal.kind",
      "journal.debit",
      "journal.credit",
      sql`8`,
      "payments.family",
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as TransferKind,
    debit: row.debit as Account,
    credit: row.credit as Account,
    method: row.method as PayMethod | null,
    count: Number(row.count),
    amount: Number(row.amount),
    nominal: Number(row.nominal),
    admin: Number(row.admin),
  }));
}

/** Open balances with the customers of a part's payments, by claiming cashier: refunds due, and what customers owe. */
export async function openBalances(
  from: Reader | Writer,
  part: Part,
  { upTo }: Pick<Marks, "upTo"> = {},
): Promise<(Pick<Totals, "toReturn" | "receivable"> & Whose)[]> {
  const touched = sql`line.debit in ('refunds', 'receivable') or line.credit in ('refunds', 'receivable')`;
  const balance = sql<number>`sum(case when line.credit in ('refunds', 'receivable') then line.amount else -line.amount end)`;
  let query = marked(from.query.selectFrom("journal"), { upTo })
    .innerJoin("journal as line", "line.trId", "journal.trId")
    .innerJoin("payments", "payments.trId", "journal.trId")
    .where("journal.kind", "=", "claim")
    .where(sql<boolean>`(${touched})`);
  query =
    "shiftId" in part
      ? query.where("payments.shiftId", "=", part.shiftId)
      : query.where("journal.day", ">=", part.from).where("journal.day", "<=", part.to);
  if (upTo !== undefined) query = query.where("line.id", "<=", upTo);
  const balances = query
    .select(["payments.cashierId", "payments.cashierName", balance.as("balance")])
    .groupBy(["journal.trId", "payments.cashierId", "payments.cashierName"])
    .having(balance, "<>", 0);
  const rows = await from.query
    .selectFrom(balances.as("balances"))
    .select((eb) => [
      "cashierId",
      "cashierName",
      sql<number>`sign(balance)`.as("sign"),
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.sum("balance"), "bigint").as("total"),
    ])
    .groupBy(["cashierId", "cashierName", sql`sign(balance)`])
    .execute();
  return rows.map(({ cashierId, cashierName, sign, ...row }) => {
    const sum = { count: Number(row.count), total: Math.abs(Number(row.total)) };
    const isOurs = Number(sign) > 0;
    return {
      ...{ cashierId, cashierName },
      toReturn: isOurs ? sum : NOTHING,
      receivable: isOurs ? NOTHING : sum,
    };
  });
}

/** Cash in and cash out of a part, with the drawer's cashier; oldest first. */
export async function cashMoves(from: Reader | Writer, part: Part, marks: Marks = {}): Promise<(CashMove & Whose)[]> {
  const rows = await lines(from, part, marks)
    .select(["cashierId", "cashierName", "kind", "amount", "note", "byName", "at"])
    .where("kind", "in", ["cash_in", "cash_out"])
    .orderBy("id")
    .execute();
  return rows.map(({ kind, amount, note, ...row }) => ({
    ...row,
    amount: kind === "cash_in" ? amount : -amount,
    reason: note ?? "",
  }));
}

/**
 * A cash difference at a shift's opening or closing: negative where cash was missing. A correction after the count takes its cash out of
 * the difference.
 */
export type CashDifference = Whose & {
  readonly kind: "opening_difference" | "counted_difference" | "corrected";
  readonly amount: number;
  readonly reason: string;
  readonly byName: string;
  readonly at: number;
};

/** A part's differences, oldest first. */
export async function cashDifferences(from: Reader | Writer, part: Part, marks: Marks = {}): Promise<CashDifference[]> {
  const rows = await lines(from, part, marks)
    .select(["cashierId", "cashierName", "kind", "debit", "amount", "note", "byName", "at"])
    .where((eb) => eb.or([eb("debit", "=", "cash_difference"), eb("credit", "=", "cash_difference")]))
    .orderBy("id")
    .execute();
  return rows.map(({ kind, debit, amount, note, ...row }) => ({
    ...row,
    kind: kind as CashDifference["kind"],
    amount: debit === "cash_difference" ? -amount : amount,
    reason: note ?? "",
  }));
}

/** Settled payments by outcome; `price` is from their quotes, `handed` is what customers handed over. */
export type Settled = Whose & {
  readonly kind: "success" | "undone" | "reversed";
  readonly count: number;
  readonly price: number;
  readonly handed: number;
};
type Window = {
  /** When it was written, UTC milliseconds. */
  readonly since: number;
  readonly until?: number;
  /** Only from earlier days than this. */
  readonly before?: string;
  /** Only from one cashier's other shifts. */
  readonly ofCashier?: { readonly id: string; readonly notShift: number };
};

/** Outcomes, within a window, of payments that were claimed in a shift. */
export async function settledWithin(from: Reader | Writer, window: Window, marks: Marks): Promise<Settled[]> {
  const { since, until, before, ofCashier } = window;
  let query = marked(from.query.selectFrom("journal"), marks)
    .innerJoin("payments", "payments.trId", "journal.trId")
    // Exactly the condition of its index.
    .where(sql<boolean>`(journal.kind = 'undone' or journal.credit = 'deposit' or journal.debit = 'deposit')`)
    .where("journal.kind", "in", ["success", "undone", "reversed"])
    .where("journal.at", ">=", since)
    .where("journal.shiftId", "is not", null);
  if (until !== undefined) query = query.where("journal.at", "<", until);
  if (before !== undefined) query = query.where("journal.day", "<", before);
  if (ofCashier) {
    query = query.where("journal.cashierId", "=", ofCashier.id).where("journal.shiftId", "<>", ofCashier.notShift);
  }
  const rows = await query
    .select((eb) => [
      "journal.cashierId",
      "journal.cashierName",
      "journal.kind",
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.sum("payments.price"), "bigint").as("price"),
      sql<number>`cast(sum(payments.price + payments.own_fee + payments.rounding) as bigint)`.as("handed"),
    ])
    .groupBy(["journal.cashierId", "journal.cashierName", "journal.kind"])
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Settled["kind"],
    count: Number(row.count),
    price: Number(row.price),
    handed: Number(row.handed),
  }));
}

function lines(from: Reader | Writer, part: Part, marks: Marks) {
  const query = marked(from.query.selectFrom("journal"), marks);
  if ("shiftId" in part) return query.where("journal.shiftId", "=", part.shiftId);
  return query.where("journal.day", ">=", part.from).where("journal.day", "<=", part.to);
}

function marked(query: SelectQueryBuilder<Schema, "journal", object>, { after, upTo }: Marks) {
  const from = after === undefined ? query : query.where("journal.id", ">", after);
  return upTo === undefined ? from : from.where("journal.id", "<=", upTo);
}
