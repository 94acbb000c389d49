import type { Reader, Writer } from "#lib/db/connection.ts";
import { cashMoves, journalMark, lineSums, openBalances, settledWithin } from "#lib/db/journal/journal-sums.ts";
import { shiftBefore } from "#lib/db/shifts/shifts.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { earlierOf, sumUp, type Totals, totalsOf } from "#lib/domain/totals.ts";

/** An open shift's totals so far: its own journal lines, and what was settled since the cashier's previous shift was closed. */
export async function shiftTotals(
  from: Reader | Writer,
  shift: Pick<Shift, "id" | "cashierId" | "openedAt">,
): Promise<Totals> {
  const part = { shiftId: shift.id };
  const marks = { upTo: await journalMark(from) };
  const balances = await openBalances(from, part, marks);
  return totalsOf(await lineSums(from, part, marks), {
    moves: (await cashMoves(from, part, marks)).map(({ cashierId: _id, cashierName: _name, ...move }) => move),
    earlier: await settledSinceTheLast(from, shift, marks.upTo),
    toReturn: sumUp(balances.map(({ toReturn }) => toReturn)),
    receivable: sumUp(balances.map(({ receivable }) => receivable)),
  });
}

async function settledSinceTheLast(
  from: Reader | Writer,
  shift: Pick<Shift, "id" | "cashierId" | "openedAt">,
  upTo: number,
): Promise<Totals["earlier"]> {
  const last = await shiftBefore(from, shift);
  if (!last) return earlierOf([]);
  const ofCashier = { id: shift.cashierId, notShift: shift.id };
  // By line numbers, which no clock can disorder; the time only says where to start reading.
  return earlierOf(await settledWithin(from, { since: last.openedAt, ofCashier }, { after: last.closedWith, upTo }));
}
