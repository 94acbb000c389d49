import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";

/**
 * Raises the alarm that the only supervisor acts on a payment of their own. The alarm names the actor, because the payment's cashier may be
 * corrected later.
 */
export async function alarmOwnAct(tx: Writer, { trId }: Payment, by: Actor, at: number): Promise<void> {
  await raiseAlarm(tx, { kind: "settled_own_by_hand", trId, at, data: { by: by.name, authorId: by.id } });
}
