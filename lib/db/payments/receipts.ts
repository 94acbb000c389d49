import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { holdAuditChain } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Schema } from "#lib/db/schema.ts";
import { statement } from "#lib/db/statement.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Paper } from "#lib/domain/paper.ts";
import type { PrintHow, VoidedAs } from "#lib/domain/print-mark.ts";
import { receiptNumber } from "#lib/domain/receipt.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** Stores the receipt at success (I13); the table refuses changes and a second receipt. */
export async function insertReceipt(
  tx: Writer,
  receipt: { trId: TrId; model: unknown; createdAt: number },
): Promise<void> {
  await insertModel(tx, { ...receipt, model: JSON.stringify(receipt.model) });
}

const insertModel = statement((tx: Writer, row: Schema["receipts"]) => tx.query.insertInto("receipts").values(row));

/**
 * Takes the next receipt number of a year, in the transaction that issues the receipt: a rollback leaves no gap. On PostgreSQL the audit
 * chain is locked first, so that no two take one number.
 */
export async function takeReceiptNumber(tx: Writer, taken: { year: number; trId: TrId }): Promise<number> {
  if (tx.dialect === "postgres") await holdAuditChain(tx);
  const { rows } = await insertNumber(tx, taken);
  return Number(rows[0]?.number);
}

const insertNumber = statement((tx: Writer, { year, trId }: { year: number; trId: TrId }) =>
  tx.query
    .insertInto("receiptNumbers")
    .columns(["year", "number", "trId"])
    .expression((eb) =>
      eb
        .selectFrom("receiptNumbers")
        .select((of) => [
          sql<number>`cast(${year} as bigint)`.as("year"),
          of(of.fn.coalesce(of.fn.max("number"), of.lit(0)), "+", of.lit(1)).as("number"),
          sql<string>`cast(${trId} as text)`.as("trId"),
        ])
        .where("year", "=", year),
    )
    .returning("number"),
);

/** The receipt numbers of these payments; those without one are left out. */
export async function receiptNumbersOf(from: Reader, trIds: readonly TrId[]): Promise<Map<string, string>> {
  if (trIds.length === 0) return new Map();
  const rows = await from.query
    .selectFrom("receiptNumbers")
    .selectAll()
    .where("trId", "in", [...trIds])
    .execute();
  return new Map(rows.map(({ trId, year, number }) => [trId, receiptNumber(String(year), number)]));
}

/** Whether this payment already has a receipt. */
export async function hasReceipt(tx: Writer, trId: TrId): Promise<boolean> {
  return (await receiptIdOf(tx, { trId })).rows.length > 0;
}

const receiptIdOf = statement((tx: Writer, { trId }: { trId: TrId }) =>
  tx.query.selectFrom("receipts").select("trId").where("trId", "=", trId),
);

/** The stored model as JSON, still to be parsed by its schema. */
export async function findReceipt(
  from: Reader | Writer,
  trId: TrId,
): Promise<{ model: unknown; createdAt: number } | null> {
  const row = await from.query.selectFrom("receipts").selectAll().where("trId", "=", trId).executeTakeFirst();
  return row ? { model: JSON.parse(row.model), createdAt: row.createdAt } : null;
}

/** `number` 0 is the original, n the n-th copy. */
export type ReceiptPrint = {
  readonly id: string;
  readonly trId: TrId;
  readonly number: number;
  readonly by: string;
  readonly at: number;
  /** The number of the failed print that this one replaces. */
  readonly replaces: number | null;
};

/** Records a print before paper comes out. */
export async function insertPrint(
  tx: Writer,
  print: { trId: TrId; paper: Paper; how: PrintHow; by: Actor; at: number },
): Promise<ReceiptPrint> {
  const { by, ...same } = print;
  const { number, replaces } = await placeOfNext(tx, print.trId);
  const id = randomUUID();
  await tx.query
    .insertInto("receiptPrints")
    .values({
      ...same,
      id,
      number,
      printedById: by.id,
      printedByName: by.name,
      voidedAt: null,
      voidedAs: null,
      replaces,
    })
    .execute();
  return { id, trId: print.trId, number, by: by.name, at: print.at, replaces };
}

/**
 * Only a print that no port took gives its number back: no two complete papers have one number. The next print replaces the last failed one
 * that is not replaced yet.
 */
async function placeOfNext(tx: Writer, trId: TrId): Promise<{ number: number; replaces: number | null }> {
  const left = (await printsOf(tx, trId))
    .filter(({ voidedAs }) => voidedAs !== "never_left")
    .sort((a, b) => a.number - b.number);
  const gap = left.findIndex(({ number }, at) => number !== at);
  const replaced = new Set(left.map(({ replaces }) => replaces));
  const failed = left.findLast(({ number, voidedAs }) => voidedAs !== null && !replaced.has(number));
  return { number: gap === -1 ? left.length : gap, replaces: failed?.number ?? null };
}

type PrintOnRecord = {
  readonly trId: TrId;
  readonly number: number;
  readonly printedById: string;
  readonly at: number;
  readonly how: string;
  readonly voidedAs: VoidedAs | null;
};

export async function findPrint(from: Reader | Writer, id: string): Promise<PrintOnRecord | null> {
  const row = await from.query
    .selectFrom("receiptPrints")
    .select(["trId", "number", "printedById", "at", "how", "voidedAs"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? { ...row, trId: row.trId as TrId } : null;
}

/** The last valid print of a receipt made by one person after `since`, or null. */
export async function lastPrintBy(from: Reader, print: { trId: TrId; byId: string; since: number }) {
  const row = await from.query
    .selectFrom("receiptPrints")
    .select(["id", "at"])
    .where("trId", "=", print.trId)
    .where("printedById", "=", print.byId)
    .where("at", ">", print.since)
    .where("voidedAt", "is", null)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function markPrintVoided(tx: Writer, id: string, at: number, as: VoidedAs): Promise<void> {
  await tx.query
    .updateTable("receiptPrints")
    .set({ voidedAt: at, voidedAs: as })
    .where("id", "=", id)
    .where("voidedAt", "is", null)
    .execute();
}

/** One print, as supervisors see it. */
export type ToldPrint = {
  readonly id: string;
  readonly number: number;
  readonly paper: string;
  readonly how: string;
  readonly printedByName: string;
  readonly at: number;
  readonly voidedAs: VoidedAs | null;
  readonly replaces: number | null;
};

/** Every print of a receipt, voided ones included, oldest first. */
export async function printsOf(from: Reader | Writer, trId: TrId): Promise<ToldPrint[]> {
  return from.query
    .selectFrom("receiptPrints")
    .select(["id", "number", "paper", "how", "printedByName", "at", "voidedAs", "replaces"])
    .where("trId", "=", trId)
    .orderBy("at")
    .execute();
}

/** How many prints count towards the copy limit: the valid ones, and failed ones beyond the free one. */
export async function countPrints(from: Reader | Writer, trId: TrId): Promise<number> {
  const row = await from.query
    .selectFrom("receiptPrints")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("trId", "=", trId)
    .where((eb) => eb.or([eb("voidedAs", "is", null), eb("voidedAs", "=", "counted")]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
