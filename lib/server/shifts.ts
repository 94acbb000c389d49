import { forSupervisors } from "#lib/auth/guard.ts";
import { openPaymentsOf } from "#lib/db/cashier-payments.ts";
import { readOutlet } from "#lib/db/outlet.ts";
import { readPreferences } from "#lib/db/preferences.ts";
import {
  findShift,
  listShifts,
  openShiftOf,
  type ShiftFilter,
  type ShiftPlace,
  shiftCashiers,
} from "#lib/db/shifts.ts";
import { answersFor } from "#lib/domain/answers-for.ts";
import { cutPage, pieceToAsk, type Standing } from "#lib/domain/cut-page.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { expectedCash, type Shift, type Totals } from "#lib/domain/shift.ts";
import { buildShiftPaper } from "#lib/domain/shift-paper.ts";
import { closeShift, type ShiftCount, shiftTotals } from "#lib/payments/close-shift.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { type CashMoveInput, moveCash } from "#lib/payments/move-cash.ts";
import { openShift } from "#lib/payments/open-shift.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";

const CARRIED = 50;

/** A shift with what it comes to: as it was counted once it is closed, as it is now while it is open. */
export type ShiftView = {
  readonly shift: Shift;
  readonly totals: Totals;
  readonly expected: number;
};

/** Shifts: what the pages show, and what people do. Each asks who is looking. */
export function createShifts(deps: PaymentDeps) {
  const { read } = deps.database;
  const view = async (shift: Shift): Promise<ShiftView> => {
    const totals = shift.closing?.totals ?? (await shiftTotals(read, shift.id));
    return { shift, totals, expected: shift.closing?.expected ?? expectedCash(shift.openingCash, totals) };
  };

  return {
    open: (actor: Actor, openingCash: Rupiah) => openShift(deps, actor, openingCash),
    close: (actor: Actor, count: ShiftCount) => closeShift(deps, actor, count),
    moveCash: (actor: Actor, move: CashMoveInput) => moveCash(deps, actor, move),

    /** The actor's own: the open shift, the last closed one, and every payment that still waits for something, oldest first. */
    async mine(actor: Actor) {
      const open = await openShiftOf(read, actor.id);
      const waiting: readonly Payment[] = await openPaymentsOf(read, actor.id, CARRIED);
      const [last = null] = open ? [] : await listShifts(read, { cashierId: actor.id }, { limit: 1 });
      const opened = open && (await view(open));
      return { open: opened && { ...opened, stamp: shiftStamp(opened.totals, waiting) }, waiting, last };
    },
    /** Changes with whatever the page of a shift that is open shows; closing it changes nothing, so that whoever counts is told by the answer. */
    async stamp(actor: Actor, id: number): Promise<string | "forbidden" | null> {
      const shift = await findShift(read, id);
      if (!shift) return null;
      if (!answersFor(actor, shift)) return "forbidden";
      const [{ totals }, waiting] = await Promise.all([view(shift), openPaymentsOf(read, shift.cashierId, CARRIED)]);
      return shiftStamp(totals, waiting);
    },
    /** Beside the field of the pay page: this shift's paid payments; null without one. */
    async atCounter(actor: Actor) {
      const [shift, { shiftRequired }] = await Promise.all([openShiftOf(read, actor.id), readPreferences(read)]);
      const paid = shift && (await shiftTotals(read, shift.id)).paid;
      return { required: shiftRequired, shift: shift && paid && { openedAt: shift.openedAt, ...paid } };
    },
    /** One shift, for its cashier and for supervisors; `forbidden` for others, null where there is none. */
    async one(actor: Actor, id: number) {
      const shift = await findShift(read, id);
      if (!shift) return null;
      if (!answersFor(actor, shift)) return "forbidden" as const;
      return view(shift);
    },
    async paper({ shift, totals }: ShiftView) {
      const outlet = await readOutlet(read, deps.receipts.defaultOutlet);
      return drawReceipt(buildShiftPaper({ shift, totals, outlet, now: deps.now() }));
    },
    /** For supervisors: one page of at most `shown` shifts, newest first. */
    page: (actor: Actor, filter: ShiftFilter, at: Standing<ShiftPlace>, shown: number) =>
      forSupervisors(actor, async () => cutPage(await listShifts(read, filter, pieceToAsk(at, shown)), at, shown)),
    cashiers: (actor: Actor) => forSupervisors(actor, async () => ({ cashiers: await shiftCashiers(read) })),
  };
}

/** A payment changes the totals, or the version of one that waits. */
function shiftStamp(totals: Totals, waiting: readonly Payment[]): string {
  const sums = [totals.paid, totals.cashIn, totals.cashOut, totals.toReturn].map(({ count }) => count);
  return [...sums, totals.moves.length, ...waiting.map(({ trId, version }) => `${trId}v${version}`)].join("-");
}
