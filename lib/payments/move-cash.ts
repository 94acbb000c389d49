import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { appendJournal, cashInDrawer, lineOfForm } from "#lib/db/journal/journal.ts";
import { cashMoves } from "#lib/db/journal/journal-sums.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { openShiftForChange } from "#lib/db/shifts/shifts.ts";
import { cashMoveTransfer } from "#lib/domain/journal.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import type { PaymentDeps } from "./deps.ts";

/** Most cash moves of one shift. A drawer is emptied and filled a few times a day; more would slow down everyone's pages. */
export const MOST_MOVES = 100;

/** Cash brought to the safe or bank (`out`), or fetched as change (`in`). The form makes `key`: sent twice, the cash moves once. */
export type CashMoveInput = {
  readonly key: string;
  readonly direction: "in" | "out";
  readonly amount: Rupiah;
  readonly reason: string;
};

/**
 * Moves cash into or out of the drawer of the actor's open shift. Refuses to take out more than its expected cash (`cash_not_there`),
 * more than `MOST_MOVES` moves (`too_many_moves`), and another move under a key that is in the journal (`recorded_otherwise`).
 */
export async function moveCash(deps: PaymentDeps, actor: Actor, input: CashMoveInput): Promise<Result<object>> {
  const reason = readReason(input.reason, REASONS.cashMove);
  if (reason === null) return failure("invalid_input");
  return deps.database.transaction(async (tx): Promise<Result<object>> => {
    const shift = await openShiftForChange(tx, actor.id);
    if (!shift) return failure("shift_not_open");
    const amount = input.direction === "in" ? input.amount : -input.amount;
    const transfer = cashMoveTransfer(amount);
    const line = await lineOfForm(tx, input.key);
    if (line) {
      const isSame = line.kind === transfer.kind && line.amount === transfer.amount && line.note === reason;
      return isSame && line.shiftId === shift.id ? { ok: true } : failure("recorded_otherwise");
    }
    if ((await cashMoves(tx, { shiftId: shift.id })).length >= MOST_MOVES)
      return failure("too_many_moves", { params: { limit: MOST_MOVES } });
    const at = deps.now();
    const data = { amount, reason };
    const row = { at, by: actor, action: "shift.cash", subject: String(shift.id), data };
    if (amount < 0 && (await cashInDrawer(tx, shift.id)) + amount < 0) {
      // On record: refusals tell how much there is, which a blind count must not learn by trying.
      await appendAudit(tx, deps.auditKey, { ...row, action: "shift.cash_refused" });
      return failure("cash_not_there");
    }
    const day = await outletDay(tx, deps.receipts.defaultOutlet, at);
    const cashier = { id: actor.id, name: actor.name };
    const entry = { at, day, by: actor, cashier, shiftId: shift.id, note: reason, key: input.key };
    await appendJournal(tx, entry, [transfer]);
    await appendAudit(tx, deps.auditKey, row);
    return { ok: true };
  });
}
