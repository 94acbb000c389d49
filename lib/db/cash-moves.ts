import type { CashMove } from "#lib/domain/shift.ts";
import type { Reader, Writer } from "./connection.ts";

/** A move, and whose drawer it was. */
export type CashierMove = CashMove & { readonly cashierId: string; readonly cashierName: string };

/** A shift's moves, oldest first. */
export async function cashMovesOf(from: Reader | Writer, shiftId: number): Promise<CashMove[]> {
  const rows = await moves(from).where("shiftId", "=", shiftId).orderBy("id").execute();
  return rows.map(toMove);
}

/** What moved from `since` until before `until` (UTC milliseconds), whenever its shift began; oldest first. */
export async function cashMovesBetween(from: Reader, since: number, until: number): Promise<CashierMove[]> {
  const rows = await moves(from)
    .select(["cashierId", "cashierName"])
    .where("at", ">=", since)
    .where("at", "<", until)
    .orderBy("id")
    .execute();
  return rows.map(({ cashierId, cashierName, ...row }) => ({
    ...toMove(row),
    cashierId: cashierId ?? "",
    cashierName: cashierName ?? "",
  }));
}

function moves(from: Reader | Writer) {
  return from.query
    .selectFrom("journal")
    .select(["kind", "amount", "note", "byName", "at"])
    .where("kind", "in", ["cash_in", "cash_out"]);
}

function toMove(row: { kind: string; amount: number; note: string | null; byName: string; at: number }): CashMove {
  const { kind, amount, note, byName, at } = row;
  return { amount: kind === "cash_in" ? amount : -amount, reason: note ?? "", byName, at };
}
