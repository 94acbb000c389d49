import { Badge } from "#components/ui/badge.tsx";
import { type CountedState, countedState, type Payment } from "#lib/domain/payment.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

/** A payment's state in a list. */
export function StateBadge({ state, words }: { state: PaymentState; words: string }) {
  return <Badge {...STATE_VISUALS[state]}>{words}</Badge>;
}

type StandingProps = {
  readonly payment: Pick<Payment, "state" | "reversedAt">;
  readonly words: (state: CountedState) => string;
};

/** The state of a payment, or that it was reversed. */
export function Standing({ payment, words }: StandingProps) {
  const counted = countedState(payment);
  return <StateBadge state={counted === "reversed" ? "cancelled" : counted} words={words(counted)} />;
}
