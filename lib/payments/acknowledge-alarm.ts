import { acknowledgedAlarms, acknowledgeOne, openAlarms } from "#lib/db/alarms.ts";
import { appendAudit } from "#lib/db/audit-log.ts";
import { findPayment, unrefundedPayments, unsettledPayments } from "#lib/db/payments.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

const LEAST_NOTE = 3;
const MOST_NOTE = 500;

/** Null: it was acknowledged now, by this person; else who was first, and when. */
type Acknowledged = Result<{ readonly first: { readonly by: string; readonly at: number } | null }>;

/** Takes an alarm off the list with a supervisor's note, on record. A fall of the deposit is explained in its day's book instead. */
export async function acknowledgeAlarm(
  deps: PaymentDeps,
  actor: Actor,
  word: { readonly id: number; readonly note: string },
): Promise<Acknowledged> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const note = word.note.trim();
  if (note.length < LEAST_NOTE || note.length > MOST_NOTE) return failure("invalid_input");
  const at = deps.now();
  return deps.database.transaction(async (tx): Promise<Acknowledged> => {
    const alarm = await acknowledgeOne(tx, word.id, { at, by: actor.name, note });
    if (!alarm) return failure("not_found");
    if (alarm.first) return { ok: true, first: alarm.first };
    const subject = alarm.trId ?? `alarm ${word.id}`;
    const data = { id: word.id, kind: alarm.kind, note };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "alarm.acknowledge", subject, data });
    return { ok: true, first: null };
  });
}

export type Waiting = {
  readonly at: number;
  readonly payment: Payment | null;
} & (
  | { readonly what: "alarm"; readonly alarm: Awaited<ReturnType<typeof openAlarms>>[number] }
  | { readonly what: "payment" | "refund" }
);

/** Everything that waits for a person, oldest first: open alarms, payments that are not settled, cash to give back. */
export async function waitingForPerson(deps: PaymentDeps, limit: number): Promise<Waiting[]> {
  const { read } = deps.database;
  const [alarms, open, refunds] = await Promise.all([
    openAlarms(read, limit),
    unsettledPayments(read, limit),
    unrefundedPayments(read, limit),
  ]);
  const of = async (trId: TrId | null) => (trId ? findPayment(read, trId) : null);
  const waiting: Waiting[] = await Promise.all(
    alarms.map(async (alarm) => ({
      what: "alarm" as const,
      at: alarm.at,
      alarm,
      payment: await of(alarm.trId),
    })),
  );
  for (const payment of open) {
    if (payment.state !== "sending") waiting.push({ what: "payment", at: payment.createdAt, payment });
  }
  for (const payment of refunds) {
    waiting.push({ what: "refund", at: payment.settledAt ?? payment.createdAt, payment });
  }
  return waiting.sort((a, b) => a.at - b.at).slice(0, limit);
}

const LOOKED_BACK_MS = 7 * 86_400_000;

/** Of the last seven days, latest first. */
export function lately(deps: PaymentDeps, limit: number) {
  return acknowledgedAlarms(deps.database.read, deps.now() - LOOKED_BACK_MS, limit);
}
