import { appendAudit } from "#lib/db/audit-log.ts";
import { appendJournal } from "#lib/db/journal.ts";
import { outletDay } from "#lib/db/outlet.ts";
import { insertShift, lastCountOf, openShiftOf } from "#lib/db/shifts.ts";
import { openingTransfers } from "#lib/domain/journal.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import type { PaymentDeps } from "./deps.ts";

/** Opens the actor's shift with what lies in the drawer. Whoever has one open already is shown that one, as it was opened. */
export async function openShift(
  deps: PaymentDeps,
  actor: Actor,
  openingCash: Rupiah,
): Promise<Result<{ shift: Shift }>> {
  return deps.database.transaction(async (tx): Promise<Result<{ shift: Shift }>> => {
    const at = deps.now();
    const last = await lastCountOf(tx, actor.id);
    const opening = { cashierId: actor.id, cashierName: actor.name, openedAt: at, openingCash };
    const shift = await insertShift(tx, opening);
    if (!shift) {
      const standing = await openShiftOf(tx, actor.id);
      if (!standing) throw new Error(`the shift of ${actor.username} lost to none`);
      return { ok: true, shift: standing };
    }
    const subject = String(shift.id);
    const day = await outletDay(tx, deps.receipts.defaultOutlet, at);
    const cashier = { id: actor.id, name: actor.name };
    await appendJournal(tx, { at, day, by: actor, cashier, shiftId: shift.id }, openingTransfers(openingCash, last));
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "shift.open", subject, data: { openingCash } });
    return { ok: true, shift };
  });
}
