import type { Writer } from "#lib/db/connection.ts";
import { type JournalLine, journalOfPayment } from "#lib/db/journal/journal.ts";
import { findPaymentForChange } from "#lib/db/payments/payments.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { openShiftForChange } from "#lib/db/shifts/shifts.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { accountOf, type Transfer } from "#lib/domain/journal.ts";
import type { ChosenMethod, Payment } from "#lib/domain/payment.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, answersFor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { alarmAct, isOwnPayment } from "./own-payment.ts";
import { type MoneyAct, recordMoney } from "./record-money.ts";

type Done = Result<{ payment: Payment }>;

/** How a customer paid what they owed. */
export type Collection = { readonly trId: TrId; readonly method: ChosenMethod; readonly reference: string | null };

/**
 * Records that the customer paid what they owed, for a payment that turned out paid after its refund. For its own cashier or a supervisor;
 * idempotent, `recorded_otherwise` if it was paid by another method or written off. Cash goes into the actor's drawer.
 */
export async function collectMoney(deps: PaymentDeps, actor: Actor, collection: Collection): Promise<Done> {
  const { trId, method, reference } = collection;
  return settleDebt(deps, trId, { kind: "collected", method }, async (tx, payment) => {
    if (!answersFor(actor, payment)) return failure("forbidden");
    if (payment.owed >= 0) return null;
    const drawer = method === "cash" ? await openShiftForChange(tx, actor.id) : null;
    if (method === "cash" && !drawer && (await readPreferences(tx)).shiftRequired) return failure("shift_needed");
    const debit = accountOf(method, drawer !== null);
    const transfer: Transfer = { kind: "collected", debit, credit: "receivable", amount: -payment.owed };
    return { kind: "money_collected", transfers: [transfer], by: actor, drawer, method, note: reference };
  });
}

/**
 * Writes off what the customer owes: a supervisor, with a reason. `own_payment`: not for the cashier of the payment, unless they are the
 * only supervisor; that raises an alarm. Idempotent.
 */
export async function writeOffMoney(
  deps: PaymentDeps,
  actor: Actor,
  wish: { readonly trId: TrId; readonly reason: string; readonly onlySupervisor: boolean },
): Promise<Done> {
  const reason = readReason(wish.reason, REASONS.settlement);
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  if (reason === null) return failure("invalid_input");
  return settleDebt(deps, wish.trId, { kind: "written_off", method: null }, async (tx, payment) => {
    const isOwn = await isOwnPayment(tx, actor, [payment.cashierId], deps.now());
    if (isOwn && !wish.onlySupervisor) return failure("own_payment");
    if (payment.owed >= 0) return null;
    const kind = isOwn ? "settled_own_by_hand" : "undone_by_hand";
    await alarmAct(tx, { kind, payment, by: actor, at: deps.now() });
    const transfer: Transfer = { kind: "written_off", debit: "write_off", credit: "receivable", amount: -payment.owed };
    return { kind: "money_written_off", transfers: [transfer], by: actor, drawer: null, method: null, note: reason };
  });
}

/** `decide` returns what to write, why it is refused, or null when nothing is owed: fine if it was settled in the way `asked`. */
async function settleDebt(
  deps: PaymentDeps,
  trId: TrId,
  asked: Pick<JournalLine, "kind" | "method">,
  decide: (tx: Writer, payment: Payment) => Promise<MoneyAct | Extract<Done, { ok: false }> | null>,
): Promise<Done> {
  const done = await deps.database.transaction(async (tx): Promise<Done> => {
    const payment = await findPaymentForChange(tx, trId);
    if (!payment) return failure("not_found");
    const act = await decide(tx, payment);
    if (act === null) {
      const lines = await journalOfPayment(tx, trId);
      const settled = lines.findLast(({ kind }) => kind === "collected" || kind === "written_off");
      if (!settled) return failure("not_allowed_in_state");
      const isSame = settled.kind === asked.kind && settled.method === asked.method;
      return isSame ? { ok: true, payment } : failure("recorded_otherwise");
    }
    return "ok" in act ? act : { ok: true, payment: await recordMoney(deps, tx, payment, act) };
  });
  if (done.ok) deps.announce(done.payment);
  return done;
}
