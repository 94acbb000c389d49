import { Badge } from "#components/ui/badge.tsx";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

/** A payment's state in a list. */
export function StateBadge({ state, words }: { state: PaymentState; words: string }) {
  return <Badge {...STATE_VISUALS[state]}>{words}</Badge>;
}
