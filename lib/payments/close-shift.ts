import { appendAudit } from "#lib/db/audit-log.ts";
import { cashMovesOf } from "#lib/db/cash-moves.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { appendJournal, cashInDrawer } from "#lib/db/journal.ts";
import { outletDay } from "#lib/db/outlet.ts";
import { cashReturnedIn, flowsOfShift } from "#lib/db/payment-flows.ts";
import { closeShiftRow, findShiftForChange } from "#lib/db/shifts.ts";
import { answersFor } from "#lib/domain/answers-for.ts";
import { type CashCount, countedCash } from "#lib/domain/cash-count.ts";
import { closingTransfers } from "#lib/domain/journal.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { type Closing, expectedCash, type Shift, type Totals, totalsOf } from "#lib/domain/shift.ts";
import type { PaymentDeps } from "./deps.ts";

/** What whoever closes it has counted and seen. Everything but the counts is compared or kept, never used as an amount. */
export type ShiftCount = {
  readonly shiftId: number;
  readonly counts: CashCount;
  /** "Kas menurut sistem" as the screen showed it: when cash has moved since, nothing is closed. */
  readonly expectedShown: number;
  readonly reason: string | null;
};

/** `mine`: this call closed it. Otherwise it had been closed before, and the first count stands. */
type Closed = { readonly shift: Shift; readonly mine: boolean };

/** Closes a shift: its own cashier, or a supervisor for whoever forgot to. A difference, or another's shift, needs a reason. */
export async function closeShift(deps: PaymentDeps, actor: Actor, count: ShiftCount): Promise<Result<Closed>> {
  return deps.database.transaction(async (tx): Promise<Result<Closed>> => {
    const shift = await findShiftForChange(tx, count.shiftId);
    if (!shift) return failure("not_found");
    if (!answersFor(actor, shift)) return failure("forbidden");
    if (shift.closing) return { ok: true, shift, mine: false };

    const totals = await shiftTotals(tx, shift.id);
    const expected = await cashInDrawer(tx, shift.id);
    const summed = expectedCash(shift.openingCash, totals);
    if (summed !== expected) throw new Error(`shift ${shift.id} sums up to ${summed}, its journal to ${expected}`);
    if (count.expectedShown !== expected) return failure("shift_changed");
    const counted = countedCash(count.counts);
    const difference = counted - expected;
    const reason = count.reason?.trim() || null;
    const needsReason = difference !== 0 || shift.cashierId !== actor.id;
    if (needsReason && !isReason(reason ?? "", REASONS.difference)) return failure("shift_reason_needed");

    const at = deps.now();
    const figures = { counts: count.counts, counted, expected, difference, reason };
    const closing: Closing = { at, byId: actor.id, byName: actor.name, ...figures, totals };
    if (!(await closeShiftRow(tx, shift.id, closing)))
      throw new Error(`shift ${shift.id} was closed under a transaction`);
    const cashier = { id: shift.cashierId, name: shift.cashierName };
    const entry = {
      at,
      day: await outletDay(tx, deps.receipts.defaultOutlet, at),
      by: actor,
      cashier,
      shiftId: shift.id,
      note: reason,
    };
    await appendJournal(tx, entry, closingTransfers(counted, expected));
    const data = { cashier: shift.cashierName, ...figures };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "shift.close", subject: String(shift.id), data });
    return { ok: true, shift: { ...shift, closing }, mine: true };
  });
}

/** What a shift comes to at this moment. */
export async function shiftTotals(from: Reader | Writer, shiftId: number): Promise<Totals> {
  const flows = await flowsOfShift(from, shiftId);
  return totalsOf(flows, await cashReturnedIn(from, shiftId), await cashMovesOf(from, shiftId));
}
