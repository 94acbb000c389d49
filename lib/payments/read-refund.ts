import type { Reader } from "#lib/db/connection.ts";
import { type JournalLine, journalOfPayment } from "#lib/db/journal/journal.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { listShifts } from "#lib/db/shifts/shifts.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { amountDue } from "./return-money.ts";

/** What a person who answers for a payment needs to know to give its money back, or to see that it went back. */
export type Refund = {
  /** What may be said to have been returned, in rupiah; null: nothing. */
  readonly due: number | null;
  /** How it went back last; null: it never did. */
  readonly back: JournalLine | null;
  /** Out of whose drawer cash goes unless another is chosen; null: it is recorded outside shifts. */
  readonly drawer: Shift | null;
  /** Open shifts besides, out of whose drawer a supervisor may have it go. */
  readonly others: readonly Shift[];
  /** Without a drawer cash cannot go back. */
  readonly drawerNeeded: boolean;
};

/** More drawers than an outlet has. */
const MOST_DRAWERS = 50;

/** The drawer is the one that `returnMoney` takes when none is named. */
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
