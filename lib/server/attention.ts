import type { Actor } from "#lib/domain/roles.ts";
import { acknowledgeAlarm, lately, waitingForPerson } from "#lib/payments/acknowledge-alarm.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";

/** What waits for a supervisor, and their word on it. */
export function createAttention(deps: PaymentDeps) {
  return {
    waiting: (limit: number) => waitingForPerson(deps, limit),
    acknowledged: (limit: number) => lately(deps, limit),
    acknowledge: (actor: Actor, word: { id: number; note: string }) => acknowledgeAlarm(deps, actor, word),
  };
}
