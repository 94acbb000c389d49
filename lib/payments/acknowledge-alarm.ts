import { acknowledgeOne, findAlarms } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { findPayments } from "#lib/db/payments/payments.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, fullName, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";
import { whoAcknowledges } from "./who-acknowledges.ts";

/** Null: acknowledged now, by this person; else who was first, and when. */
type Acknowledged = Result<{ readonly first: { readonly by: string; readonly at: number } | null }>;

/**
 * Acknowledges an alarm with a supervisor's note, and audits it. `own_alarm` for people who must not, see `whoAcknowledges`. A fall of the
 * deposit is explained in its day's book instead.
 */
export async function acknowledgeAlarm(
  deps: Pick<PaymentDeps, "database" | "auditKey" | "now">,
  actor: Actor,
  word: { readonly id: number; readonly note: string },
): Promise<Acknowledged> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const note = readReason(word.note, REASONS.alarm);
  if (note === null) return failure("invalid_input");
  const at = deps.now();
  return deps.database.transaction(async (tx): Promise<Acknowledged> => {
    const open = [...(await findAlarms(tx, [word.id])).values()];
    const payments = await findPayments(
      tx,
      open.flatMap(({ trId }) => trId ?? []),
    );
    const who = await whoAcknowledges(tx, { actor, now: at }, open, payments);
    if ((who.get(word.id) ?? "self") !== "self") return failure("own_alarm");
    const alarm = await acknowledgeOne(tx, word.id, { at, by: fullName(actor), note });
    if (!alarm) return failure("not_found");
    if (alarm.first) return { ok: true, first: alarm.first };
    const subject = alarm.trId ?? `alarm ${word.id}`;
    const data = { id: word.id, kind: alarm.kind, note };
    await appendAudit(tx, deps.auditKey, { at, by: actor, action: "alarm.acknowledge", subject, data });
    return { ok: true, first: null };
  });
}
