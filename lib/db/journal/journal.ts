import { type ExpressionBuilder, type Insertable, type Selectable, sql } from "kysely";
import { holdAuditChain } from "#lib/db/audit/audit-log.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { JournalTable } from "#lib/db/schema.ts";
import { statement } from "#lib/db/statement.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Account, Transfer, TransferKind } from "#lib/domain/journal.ts";
import type { PayMethod } from "#lib/domain/payment.ts";

/** What the transfers of one act have in common. */
export type JournalContext = {
  readonly at: number;
  /** The outlet's day they belong to, `2026-11-22`: a payment's own day for its claim and outcome, else the day of the act. */
  readonly day: string;
  readonly by: { readonly id: string | null; readonly name: string };
  /** The cashier of the payment or shift. Null: the outlet. */
  readonly cashier: { readonly id: string; readonly name: string } | null;
  readonly trId?: TrId | null;
  /** The shift whose drawer the cash moves through; for a claim and its outcome, the shift of the claim. */
  readonly shiftId?: number | null | undefined;
  readonly method?: PayMethod | null;
  /** The reason, or the reference of a transfer or card slip. */
  readonly note?: string | null;
  /** Made by the form; unique. */
  readonly key?: string | null;
};

/**
 * Appends transfers, in the transaction that they record. Throws, writing nothing, when an amount is not whole rupiah from zero up. On
 * PostgreSQL it locks the audit chain first, so that lines commit in the order of their numbers.
 */
export async function appendJournal(
  tx: Writer,
  context: JournalContext,
  transfers: readonly Transfer[],
): Promise<void> {
  if (transfers.length === 0) return;
  if (tx.dialect === "postgres") await holdAuditChain(tx);
  const { at, day, by, cashier, trId = null, shiftId = null, method = null, note = null, key = null } = context;
  for (const { kind, debit, credit, amount } of transfers) {
    if (!Number.isSafeInteger(amount) || amount < 0 || debit === credit) {
      throw new Error(`no journal line: ${kind} of ${amount} from ${credit} to ${debit}`);
    }
    if ((debit === "drawer" || credit === "drawer") && shiftId === null) throw new Error(`${kind} names no drawer`);
    await insertLine(tx, {
      at,
      day,
      kind,
      debit,
      credit,
      amount,
      trId,
      shiftId,
      method,
      cashierId: cashier?.id ?? null,
      cashierName: cashier?.name ?? null,
      byId: by.id,
      byName: by.name,
      note,
      key,
    });
  }
}

const insertLine = statement((tx: Writer, row: Insertable<JournalTable>) => tx.query.insertInto("journal").values(row));

export type JournalLine = Omit<Selectable<JournalTable>, "kind" | "debit" | "credit"> & Transfer;

/** Every line of one payment, oldest first. */
export async function journalOfPayment(from: Reader | Writer, trId: TrId): Promise<JournalLine[]> {
  const rows = await from.query.selectFrom("journal").selectAll().where("trId", "=", trId).orderBy("id").execute();
  return rows.map(toLine);
}

/** The line that a form's act wrote; undefined before. */
export async function lineOfForm(from: Reader | Writer, key: string) {
  const line = from.query.selectFrom("journal").select(["kind", "amount", "shiftId", "note"]).where("key", "=", key);
  return line.executeTakeFirst();
}

/** Expected cash in a shift's drawer, in rupiah: the sum of its movements. */
export async function cashInDrawer(from: Reader | Writer, shiftId: number): Promise<number> {
  const row = await from.query
    .selectFrom("journal")
    .select((eb) => [
      eb.cast<number>(sumWhere(eb, "debit"), "bigint").as("in"),
      eb.cast<number>(sumWhere(eb, "credit"), "bigint").as("out"),
    ])
    .where("shiftId", "=", shiftId)
    .executeTakeFirstOrThrow();
  return Number(row.in) - Number(row.out);
}

/** How many customers of a shift paid or got back cash that is no multiple of `coin` rupiah. */
export async function countOddCash(from: Reader | Writer, shiftId: number, coin: number): Promise<number> {
  const row = await from.query
    .selectFrom("journal")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("shiftId", "=", shiftId)
    .where("trId", "is not", null)
    .where((eb) => eb.or([eb("debit", "=", "drawer"), eb("credit", "=", "drawer")]))
    .where(sql<boolean>`amount % ${coin} <> 0`)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function sumWhere(eb: ExpressionBuilder<{ journal: JournalTable }, "journal">, side: "debit" | "credit") {
  const amount = eb.case().when(side, "=", "drawer").then(eb.ref("amount")).else(eb.lit(0)).end();
  return eb.fn.coalesce(eb.fn.sum(amount), eb.lit(0));
}

function toLine(row: Selectable<JournalTable>): JournalLine {
  return {
    ...row,
    id: Number(row.id),
    kind: row.kind as TransferKind,
    debit: row.debit as Account,
    credit: row.credit as Account,
  };
}
