import type { CashMove } from "#lib/domain/shift.ts";
import type { Reader, Writer } from "./connection.ts";

/** A move, and whose drawer it was. */
export type CashierMove = CashMove & { readonly cashierId: string; readonly cashierName: string };

type NewMove = CashMove & { readonly key: string; readonly shiftId: number; readonly byId: string };

/** Records cash that went in or out. Throws when its `key` stands already. */
export async function insertCashMove(tx: Writer, move: NewMove): Promise<void> {
  await tx.query.insertInto("cashMoves").values(move).execute();
}

/** Whether this very move has been recorded before. */
export async function isCashMoved(from: Reader | Writer, key: string): Promise<boolean> {
  const row = await from.query.selectFrom("cashMoves").select("id").where("key", "=", key).executeTakeFirst();
  return row !== undefined;
}

/** A shift's moves, oldest first. */
export async function cashMovesOf(from: Reader | Writer, shiftId: number): Promise<CashMove[]> {
  return from.query
    .selectFrom("cashMoves")
    .select(["amount", "reason", "byName", "at"])
    .where("shiftId", "=", shiftId)
    .orderBy("id")
    .execute();
}

/** What moved from `since` until before `until` (UTC milliseconds), whenever its shift began; oldest first. */
export async function cashMovesBetween(from: Reader, since: number, until: number): Promise<CashierMove[]> {
  return from.query
    .selectFrom("cashMoves")
    .innerJoin("shifts", "shifts.id", "cashMoves.shiftId")
    .select(["amount", "cashMoves.reason", "byName", "at", "shifts.cashierId", "shifts.cashierName"])
    .where("at", ">=", since)
    .where("at", "<", until)
    .orderBy("cashMoves.id")
    .execute();
}
