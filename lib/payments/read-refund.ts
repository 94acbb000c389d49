import type { Reader } from "#lib/db/connection.ts";
import { type JournalLine, journalOfPayment } from "#lib/db/journal/journal.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { listShifts } from "#lib/db/shifts/shifts.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { amountDue } from "./return-money.ts";

/** What a person who answers for a payment needs to give its money back, or to see that it went back. */
export type Refund = {
  /** The amount that can be recorded as returned, in rupiah; null: none. */
  readonly due: number | null;
  /** The latest return; null: never. */
  readonly back: JournalLine | null;
  /** The drawer that cash leaves unless another is chosen; null: recorded outside shifts. */
  readonly drawer: Shift | null;
  /** Other open shifts, which a supervisor may choose. */
  readonly others: readonly Shift[];
  /** Cash cannot go back without a drawer. */
  readonly drawerNeeded: boolean;
};

/** More drawers than any outlet has. */
const MOST_DRAWERS = 50;

/** `drawer` is the one that `returnMoney` takes when none is given. */
export async function readRefund(from: Reader, actor: Actor, payment: Payment): Promise<Refund> {
  const lines = await journalOfPayment(from, payment.trId);
  const open = await listShifts(from, { only: "open" }, { limit: MOST_DRAWERS });
  const drawerOf = (id: string) => open.find(({ cashierId }) => cashierId === id);
  const drawer = drawerOf(payment.cashierId) ?? drawerOf(actor.id) ?? null;
  return {
    due: amountDue(payment, lines),
    back: lines.findLast(({ kind }) => kind === "returned") ?? null,
    drawer,
    others: hasRole(actor, "supervisor") ? open.filter((shift) => shift !== drawer) : [],
    drawerNeeded: drawer === null && (await readPreferences(from)).shiftRequired,
  };
}
