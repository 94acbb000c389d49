import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Writer } from "#lib/db/connection.ts";
import type { Payment } from "#lib/domain/payment.ts";
import type { Actor } from "#lib/domain/roles.ts";

/** Tells that the only supervisor acts on a payment of their own. It names who: another cashier may stand on the payment later. */
export async function alarmOwnAct(tx: Writer, { trId }: Payment, by: Actor, at: number): Promise<void> {
  await raiseAlarm(tx, { kind: "settled_own_by_hand", trId, at, data: { by: by.name, authorId: by.id } });
}
