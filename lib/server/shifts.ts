import { forSupervisors } from "#lib/auth/guard.ts";
import { cashInDrawer, countOddCash } from "#lib/db/journal/journal.ts";
import { lineSums } from "#lib/db/journal/journal-sums.ts";
import { type OpenPayments, openPaymentsOf } from "#lib/db/payments/cashier-payments.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import {
  findShift,
  listShifts,
  openShiftOf,
  type ShiftFilter,
  type ShiftPlace,
  shiftCashiers,
} from "#lib/db/shifts/shifts.ts";
import { roundingTolerance, SMALLEST_COIN } from "#lib/domain/cash-rounding.ts";
import { keysetLimit, keysetPage, type Standing } from "#lib/domain/keyset-page.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { answersFor } from "#lib/domain/roles.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { buildShiftPaper } from "#lib/domain/shift-paper.ts";
import { expectedCash, receivedOf, type Totals, totalsOf } from "#lib/domain/totals.ts";
import { closeShift, compareCount, type ShiftCount } from "#lib/payments/close-shift.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { type CashMoveInput, moveCash } from "#lib/payments/move-cash.ts";
import { openShift, type ShiftOpening } from "#lib/payments/open-shift.ts";
import { shiftTotals } from "#lib/payments/shift-totals.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";

const CARRIED = 50;

/** A shift with its totals: as counted if closed, current if open. */
export type ShiftView = {
  readonly shift: Shift;
  readonly totals: Totals;
  readonly expected: number;
  /** In rupiah; a smaller difference is called rounding. */
  readonly tolerance: number;
};

/** Shifts, for pages and actions. Each function checks who asks. */
export function createShifts(deps: PaymentDeps) {
  const { read, office } = deps.database;
  const view = async (shift: Shift): Promise<ShiftView> => {
    const totals = shift.closing?.totals ?? (await shiftTotals(read, shift));
    const tolerance = roundingTolerance(
      await countOddCash(read, shift.id, SMALLEST_COIN),
      (await readPreferences(read)).cashRounding,
    );
    return { shift, totals, tolerance, expected: shift.closing?.expected ?? expectedCash(shift.openingCash, totals) };
  };
  /** "Hitung buta": the person who counts an open drawer is not shown its expected cash. */
  const isBlind = async (actor: Actor, shift: Shift) =>
    !shift.closing && shift.cashierId === actor.id && (await readPreferences(read)).blindCount;

  return {
    open: (actor: Actor, opening: ShiftOpening) => openShift(deps, actor, opening),
    close: (actor: Actor, count: ShiftCount) => closeShift(deps, actor, count),
    compareCount: (actor: Actor, count: Pick<ShiftCount, "shiftId" | "counts">) => compareCount(deps, actor, count),
    moveCash: (actor: Actor, move: CashMoveInput) => moveCash(deps, actor, move),

    /** The actor's own open shift, last closed shift, and every waiting payment, oldest first. `figures` is null for a blind count. */
    async mine(actor: Actor) {
      const open = await openShiftOf(read, actor.id);
      const waiting = await openPaymentsOf(read, actor.id, CARRIED);
      const [last = null] = await listShifts(read, { cashierId: actor.id, only: "closed" }, { limit: 1 });
      const opened = open && (await view(open));
      const figures = opened && ((await isBlind(actor, opened.shift)) ? null : opened);
      return {
        open: opened && {
          ...{ shift: opened.shift, moves: opened.totals.moves, figures },
          stamp: shiftStamp(opened.totals, waiting),
        },
        waiting,
        last,
      };
    },
    /** Changes with everything on an open shift's page. Closing does not change it: the person who counts learns of it from the answer. */
    async stamp(actor: Actor, id: number): Promise<string | "forbidden" | null> {
      const shift = await findShift(read, id);
      if (!shift) return null;
      if (!answersFor(actor, shift)) return "forbidden";
      const [{ totals }, waiting] = await Promise.all([view(shift), openPaymentsOf(read, shift.cashierId, CARRIED)]);
      return shiftStamp(totals, waiting);
    },
    /** For beside the pay page's field: this shift's paid payments; null without a shift. `total` is null for a blind count. */
    async atCounter(actor: Actor) {
      const [shift, { shiftRequired, blindCount }] = await Promise.all([
        openShiftOf(read, actor.id),
        readPreferences(read),
      ]);
      const paid = shift && totalsOf(await lineSums(read, { shiftId: shift.id })).paid;
      const sums = paid && { count: paid.count, total: blindCount ? null : receivedOf(paid) };
      return { required: shiftRequired, shift: shift && sums && { openedAt: shift.openedAt, ...sums } };
    },
    /** Whether payments need an open shift, and whether the actor has one. */
    async standing(actor: Actor) {
      const [shift, { shiftRequired }] = await Promise.all([openShiftOf(read, actor.id), readPreferences(read)]);
      return { isOpen: shift !== null, required: shiftRequired };
    },
    /**
     * One shift, for its cashier and supervisors; `forbidden` for others, `blind` for the person who must count it first, null if there is
     * none.
     */
    async one(actor: Actor, id: number) {
      const shift = await findShift(read, id);
      if (!shift) return null;
      if (!answersFor(actor, shift)) return "forbidden" as const;
      if (await isBlind(actor, shift)) return "blind" as const;
      return view(shift);
    },
    /** For supervisors: the cash in the drawer of a person with an open shift, else null. */
    drawerOf: (actor: Actor, cashierId: string) =>
      forSupervisors(actor, async () => {
        const shift = await openShiftOf(read, cashierId);
        return { drawer: shift && { shiftId: shift.id, cash: await cashInDrawer(read, shift.id) } };
      }),
    async paper({ shift, totals }: Pick<ShiftView, "shift" | "totals">) {
      const outlet = await readOutlet(read, deps.receipts.defaultOutlet);
      return drawReceipt(buildShiftPaper({ shift, totals, outlet, now: deps.now() }));
    },
    /** For supervisors: one page of at most `shown` shifts, newest first. */
    page: (actor: Actor, filter: ShiftFilter, at: Standing<ShiftPlace>, shown: number) =>
      forSupervisors(actor, async () =>
        keysetPage(await listShifts(office, filter, keysetLimit(at, shown)), at, shown),
      ),
    cashiers: (actor: Actor) => forSupervisors(actor, async () => ({ cashiers: await shiftCashiers(office) })),
  };
}

/** A payment changes the totals, or the version of a waiting one. */
function shiftStamp(totals: Totals, { payments, count }: OpenPayments): string {
  const { methods, cashIn, cashOut, collected, toReturn, receivable, earlier } = totals;
  const paid = Object.values(methods).map(({ success }) => success);
  const counted = [...paid, cashIn, cashOut, collected, toReturn, receivable, earlier.paid, earlier.undone];
  const sums = counted.map(({ count }) => count);
  return [...sums, totals.moves.length, count, ...payments.map(({ trId, version }) => `${trId}v${version}`)].join("-");
}
