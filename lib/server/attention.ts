import type { Actor } from "#lib/domain/roles.ts";
import { acknowledgeAlarm } from "#lib/payments/acknowledge-alarm.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { acknowledged, waitingForPerson } from "#lib/payments/list-waiting.ts";

/** What waits for a supervisor, and their word on it. */
export function createAttention(deps: PaymentDeps) {
  return {
    waiting: (actor: Actor, ask: Parameters<typeof waitingForPerson>[2]) => waitingForPerson(deps, actor, ask),
    acknowledged: (actor: Actor, ask: Parameters<typeof acknowledged>[2]) => acknowledged(deps, actor, ask),
    acknowledge: (actor: Actor, word: { id: number; note: string }) => acknowledgeAlarm(deps, actor, word),
  };
}
