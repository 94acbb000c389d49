import { acknowledgeOne } from "#lib/db/alarms.ts";
import { appendAudit } from "#lib/db/audit-log.ts";
import { REASONS, readReason } from "#lib/domain/reason.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import type { PaymentDeps } from "./deps.ts";

/** Null: it was acknowledged now, by this person; else who was first, and when. */
type Acknowledged = Result<{ readonly first: { readonly by: string; readonly at: number } | null }>;

/** Takes an alarm off the list with a supervisor's note, on record. A fall of the deposit is explained in its day's book instead. */
export async function acknowledgeAlarm(
  deps: PaymentDeps,
  actor: Actor,
  word: { readonly id: number; readonly note: string },
): Promise<Acknowledged> {
  if (!hasRole(actor, "supervisor")) return failure("forbidden");
  const note = readReason(word.note, REASONS.alarm);
  if (note === null) return failure("invalid_input");
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
