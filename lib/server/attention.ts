import type { createAuth } from "#lib/auth/people.ts";
import { findAlarms } from "#lib/db/audit/alarms.ts";
import { authorOf } from "#lib/domain/alarm.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { acknowledgeAlarm } from "#lib/payments/acknowledge-alarm.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { acknowledged, waitingForPerson, waitingItem } from "#lib/payments/list-waiting.ts";

/** What waits for a supervisor, and acknowledging it. */
export function createAttention(deps: PaymentDeps, auth: Pick<ReturnType<typeof createAuth>, "confirmOwnPassword">) {
  return {
    one: (actor: Actor, place: Parameters<typeof waitingItem>[2]) => waitingItem(deps, actor, place),
    waiting: (actor: Actor, ask: Parameters<typeof waitingForPerson>[2]) => waitingForPerson(deps, actor, ask),
    acknowledged: (actor: Actor, ask: Parameters<typeof acknowledged>[2]) => acknowledged(deps, actor, ask),
    /**
     * As `acknowledgeAlarm`. One that reports a person's act needs the password, or `password_wrong`: that person may be sitting at a screen
     * which another supervisor left open.
     */
    async acknowledge(actor: Actor, { own, ...word }: { id: number; note: string; own: string }) {
      const alarm = (await findAlarms(deps.database.read, [word.id])).get(word.id);
      const confirmed = alarm && authorOf(alarm, null) !== null && (await auth.confirmOwnPassword(actor, own));
      return confirmed && !confirmed.ok ? confirmed : acknowledgeAlarm(deps, actor, word);
    },
  };
}
