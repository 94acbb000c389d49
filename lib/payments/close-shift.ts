import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { appendJournal, cashInDrawer, countOddCash } from "#lib/db/journal/journal.ts";
import { outletDay } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { closeShiftRow, findShiftForChange } from "#lib/db/shifts/shifts.ts";
import { type CashCount, countedCash } from "#lib/domain/cash-count.ts";
import { isRoundingDifference, roundingTolerance, SMALLEST_COIN } from "#lib/domain/cash-rounding.ts";
import { closingTransfers } from "#lib/domain/journal.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { answersFor, hasRole } from "#lib/domain/roles.ts";
import { type Closing, ROUNDING_NOTE, type Shift } from "#lib/domain/shift.ts";
import { expectedCash } from "#lib/domain/totals.ts";
import type { PaymentDeps } from "./deps.ts";
import { shiftTotals } from "./shift-totals.ts";

/** What the person closing the shift counted and saw. Only the counts are used as amounts; the rest is compared or stored. */
export type ShiftCount = {
  readonly shiftId: number;
  readonly counts: CashCount;
  /** "Kas menurut sistem" as shown on the screen; if cash has moved since, the shift is not closed. */
  readonly expectedShown: number;
  readonly reason: string | null;
};

/** `mine`: this call closed the shift. Otherwise it was closed before, and the first count stands. */
type Closed = { readonly shift: Shift; readonly mine: boolean };

/**
 * Closes a shift: its own cashier, or a supervisor in their place. Closing another's shift needs a reason, and so does a difference that
 * rounding alone does not explain.
 */
export async function closeShift(deps: PaymentDeps, actor: Actor, count: ShiftCount): Promise<Result<Closed>> {
  return deps.database.transaction(async (tx): Promise<Result<Closed>> => {
    const shift = await findShiftForChange(tx, count.shiftId);
    if (!shift) return failure("not_found");
    if (!answersFor(actor, shift)) return failure("forbidden");
    if (shift.closing) return { ok: true, shift, mine: false };

    const compared = await compare(tx, shift, count.counts);
    const { counted, expected, difference } = compared;
    const reason = readReason(count.reason ?? "", REASONS.difference);
    const needsReason = compared.needsReason || shift.cashierId !== actor.id;
    const isChanged = count.expectedShown !== expected;
    if (isChanged || (needsReason && reason === null)) {
      // By trying figures, a blind count could be told from the refusals what must lie there.
      if (compared.isBlind) await recordCount(deps, tx, actor, { shift, counts: count.counts, compared });
      return failure(isChanged ? "shift_changed" : "shift_reason_needed");
    }

    const at = deps.now();
    const figures = { counts: count.counts, counted, expected, difference, reason };
    const closing: Closing = { at, byId: actor.id, byName: actor.name, ...figures, totals: compared.totals };
    if (!(await closeShiftRow(tx, shift.id, closing)))
      throw new Error(`shift ${shift.id} was closed under a transaction`);
    const cashier = { id: shift.cashierId, name: shift.cashierName };
    const entry = {
      at,
      day: await outletDay(tx, deps.receipts.defaultOutlet, at),
      by: actor,
      cashier,
      shiftId: shift.id,
      note: reason ?? (difference === 0 ? null : ROUNDING_NOTE),
    };
    await appendJournal(tx, entry, closingTransfers(counted, expected));
    const data = { cashier: shift.cashierName, ...figures };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "shift.close", subject: String(shift.id), data });
    if (compared.needsReason) await alarmDifference(tx, actor, { shift, amount: difference, at });
    return { ok: true, shift: { ...shift, closing }, mine: true };
  });
}

/** The alarm of a drawer that holds another `amount` than the last count or the expected cash, in rupiah. */
export async function alarmDifference(
  tx: Writer,
  actor: Actor,
  { shift, amount, at }: { shift: Pick<Shift, "id" | "cashierName">; amount: number; at: number },
) {
  // A cashier acknowledges nothing.
  const authorId = hasRole(actor, "supervisor") ? actor.id : undefined;
  const data = { shiftId: shift.id, cashier: shift.cashierName, amount, authorId };
  await raiseAlarm(tx, { kind: "shift_difference", trId: null, at, data });
}

/** What a blind count reveals. */
export type CountCompared = {
  readonly expected: number;
  readonly difference: number;
  readonly needsReason: boolean;
};

/**
 * Compares a blind count with the expected cash, without closing. Each comparison is audited, so that nobody recounts until it fits. For
 * the shift's own cashier or a supervisor.
 */
export async function compareCount(
  deps: PaymentDeps,
  actor: Actor,
  { shiftId, counts }: Pick<ShiftCount, "shiftId" | "counts">,
): Promise<Result<CountCompared>> {
  return deps.database.transaction(async (tx): Promise<Result<CountCompared>> => {
    const shift = await findShiftForChange(tx, shiftId);
    if (!shift || shift.closing) return failure("not_found");
    if (!answersFor(actor, shift)) return failure("forbidden");
    const compared = await compare(tx, shift, counts);
    await recordCount(deps, tx, actor, { shift, counts, compared });
    const { expected, difference, needsReason } = compared;
    return { ok: true, expected, difference, needsReason };
  });
}

async function recordCount(
  deps: PaymentDeps,
  tx: Writer,
  actor: Actor,
  { shift, counts, compared }: { shift: Shift; counts: CashCount; compared: Awaited<ReturnType<typeof compare>> },
) {
  const { counted, expected, difference } = compared;
  const data = { cashier: shift.cashierName, counts, counted, expected, difference };
  const row = { at: deps.now(), by: actor, action: "shift.count", subject: String(shift.id), data };
  await appendAudit(tx, deps.auditKey, row);
}

async function compare(tx: Writer, shift: Shift, counts: CashCount) {
  const totals = await shiftTotals(tx, shift);
  const expected = await cashInDrawer(tx, shift.id);
  // The slip must explain the drawer to the rupiah; otherwise the shift is not closed.
  const summed = expectedCash(shift.openingCash, totals);
  if (summed !== expected) throw new Error(`shift ${shift.id} sums up to ${summed}, its journal to ${expected}`);
  const counted = countedCash(counts);
  const difference = counted - expected;
  const { cashRounding, blindCount: isBlind } = await readPreferences(tx);
  const tolerance = roundingTolerance(await countOddCash(tx, shift.id, SMALLEST_COIN), cashRounding);
  const needsReason = difference !== 0 && !isRoundingDifference(difference, tolerance);
  return { totals, counted, expected, difference, needsReason, isBlind };
}
