import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import { cashInDrawer, journalOfPayment } from "#lib/db/journal/journal.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { findShiftForChange, openShiftForChange } from "#lib/db/shifts/shifts.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { accountOf, type Transfer } from "#lib/domain/journal.ts";
import { type ChosenMethod, handedOver, type Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, answersFor, hasRole } from "#lib/domain/roles.ts";
import type { Shift } from "#lib/domain/shift.ts";
import type { PaymentDeps } from "./deps.ts";
import { recordMoney } from "./record-money.ts";

/** How the customer's money was returned. */
export type MoneyReturn = {
  readonly trId: TrId;
  /** Absent: the method by which it was paid. */
  readonly method?: ChosenMethod | undefined;
  /** For cash, the shift whose drawer it leaves. Absent: see `drawerFor`. */
  readonly shiftId?: number | undefined;
  /** The reference of the transfer or the voided card slip. */
  readonly reference: string | null;
};

/**
 * Records that the customer has the money back. For its own cashier or a supervisor; idempotent, `recorded_otherwise` if it went back by
 * another method or from another drawer. Only cash leaves a drawer; a cashier who returns in cash what was paid otherwise raises an alarm.
 * In `success` it records a refund made before the payment turned out paid, which the customer then owes.
 */
export async function returnMoney(
  deps: PaymentDeps,
  actor: Actor,
  wish: MoneyReturn,
): Promise<Result<{ payment: Payment }>> {
  const { trId, reference } = wish;
  const result = await deps.database.transaction(async (tx): Promise<Result<{ payment: Payment }>> => {
    const payment = await findPaymentForChange(tx, trId);
    if (!payment) return failure("not_found");
    if (!answersFor(actor, payment)) return failure("forbidden");
    const lines = await journalOfPayment(tx, trId);
    const due = amountDue(payment, lines);
    const method = wish.method ?? payment.method;
    if (due === null) {
      const back = lines.findLast(({ kind }) => kind === "returned");
      if (!back) return failure("not_allowed_in_state");
      const isSame = back.method === method && (wish.shiftId ?? back.shiftId) === back.shiftId;
      return isSame ? { ok: true, payment } : failure("recorded_otherwise");
    }
    if (method === "unknown") return failure("invalid_input");
    const drawer = method === "cash" ? await drawerFor(tx, actor, { payment, shiftId: wish.shiftId }) : null;
    if (drawer === "none") return failure("shift_not_open");
    if (method === "cash" && !drawer && (await readPreferences(tx)).shiftRequired) return failure("shift_needed");
    if (drawer && (await cashInDrawer(tx, drawer.id)) < due) return failure("cash_not_there");
    if (method === "cash" && payment.method !== "cash" && !hasRole(actor, "supervisor")) {
      await raiseAlarm(tx, { kind: "returned_in_cash", trId, at: deps.now(), data: { by: actor.name, amount: due } });
    }

    const debit = payment.owed > 0 ? "refunds" : "receivable";
    const transfer: Transfer = { kind: "returned", debit, credit: accountOf(method, drawer !== null), amount: due };
    const act = { kind: "money_returned", transfers: [transfer], by: actor, drawer, method, note: reference } as const;
    return { ok: true, payment: await recordMoney(deps, tx, payment, act) };
  });
  if (result.ok) deps.announce(result.payment);
  return result;
}

/** The amount that can be recorded as returned: what is owed, or what was handed back before the payment turned out paid. Null: none. */
export function amountDue(payment: Payment, lines: readonly Transfer[]): number | null {
  if (payment.owed > 0) return payment.owed;
  if (payment.owed < 0 || payment.state !== "success" || payment.reversedAt !== null) return null;
  // Paid after all while the refund was still open: it may have been made without being recorded.
  const last = lines.findLast(({ kind }) => kind === "redone" || kind === "returned");
  return last?.kind === "redone" && last.debit === "refunds" ? handedOver(payment) : null;
}

/**
 * The shift whose drawer the cash leaves: the chosen one (a cashier may choose only their own), else that of the payment's cashier, else
 * the actor's. Null: no shift. `none`: the chosen shift is closed, or not theirs to choose.
 */
async function drawerFor(
  tx: Writer,
  actor: Actor,
  { payment, shiftId }: { payment: Payment; shiftId: number | undefined },
): Promise<Shift | null | "none"> {
  if (shiftId === undefined) {
    return (await openShiftForChange(tx, payment.cashierId)) ?? (await openShiftForChange(tx, actor.id));
  }
  const shift = await findShiftForChange(tx, shiftId);
  const isTheirs = shift?.cashierId === actor.id || hasRole(actor, "supervisor");
  return shift && !shift.closing && isTheirs ? shift : "none";
}
