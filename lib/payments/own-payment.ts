import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { accessGivenSince } from "#lib/db/people/access-given.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { type Actor, standsBehind } from "#lib/domain/roles.ts";
import { DAY, type Millis } from "#lib/domain/time.ts";

/**
 * Whether the actor must not judge a payment that one of these people took: they took it themselves, or have their access from its cashier
 * since yesterday, who could be using both accounts.
 */
export async function isOwnPayment(
  from: Reader | Writer,
  actor: Actor,
  cashierIds: readonly string[],
  now: Millis,
): Promise<boolean> {
  if (cashierIds.includes(actor.id)) return true;
  const given = await accessGivenSince(from, now - DAY);
  return cashierIds.some((id) => standsBehind(id, actor.id, given));
}

/**
 * Raises the alarm that the only supervisor acts on a payment of their own, or that one undoes what nobody else will look at again. The
 * alarm names the actor, because the payment's cashier may be corrected later.
 */
export async function alarmAct(
  tx: Writer,
  {
    kind,
    payment,
    by,
    at,
  }: { kind: "settled_own_by_hand" | "undone_by_hand"; payment: Payment; by: Actor; at: Millis },
): Promise<void> {
  await raiseAlarm(tx, { kind, trId: payment.trId, at, data: { by: by.name, authorId: by.id } });
}
