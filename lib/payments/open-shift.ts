import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { appendJournal } from "#lib/db/journal/journal.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { insertShift, lastCountOf, openShiftOf } from "#lib/db/shifts/shifts.ts";
import { openingTransfers } from "#lib/domain/journal.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { alarmDifference } from "./close-shift.ts";
import type { PaymentDeps } from "./deps.ts";

/** `reason`: why it differs from the last count; null if it does not. */
export type ShiftOpening = { readonly openingCash: Rupiah; readonly reason: string | null };

/**
 * Opens the actor's shift with the cash in the drawer; a difference from the last count needs a reason, and cash that is missing since then
 * raises the alarm of a closing. Someone with an open shift gets that one, unchanged.
 */
export async function openShift(
  deps: PaymentDeps,
  actor: Actor,
  { openingCash, reason: written }: ShiftOpening,
): Promise<Result<{ shift: Shift }>> {
  return deps.database.transaction(async (tx): Promise<Result<{ shift: Shift }>> => {
    const standing = await openShiftOf(tx, actor.id);
    if (standing) return { ok: true, shift: standing };
    const last = await lastCountOf(tx, actor.id);
    const differs = last !== null && openingCash !== last.counted;
    const reason = differs ? readReason(written ?? "", REASONS.difference) : null;
    if (differs && reason === null) {
      return failure("opening_reason_needed", { params: { amount: last.counted } });
    }
    const at = deps.now();
    const shift = await insertShift(tx, { cashierId: actor.id, cashierName: actor.name, openedAt: at, openingCash });
    if (!shift) {
      const first = await openShiftOf(tx, actor.id);
      if (!first) throw new Error(`the shift of ${actor.username} lost to none`);
      return { ok: true, shift: first };
    }
    const day = await outletDay(tx, deps.receipts.defaultOutlet, at);
    const cashier = { id: actor.id, name: actor.name };
    const entry = { at, day, by: actor, cashier, shiftId: shift.id, note: reason };
    await appendJournal(tx, entry, openingTransfers(openingCash, last?.counted ?? null));
    const subject = String(shift.id);
    const data = { openingCash, ...(differs && { last: last.counted, reason }) };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "shift.open", subject, data });
    const missing = (last?.counted ?? 0) - openingCash;
    if (missing > 0) await alarmDifference(tx, actor, { shift, amount: -missing, at });
    return { ok: true, shift };
  });
}
