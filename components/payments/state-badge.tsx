import { Badge } from "#components/ui/badge.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

/** A payment's state in a list. */
export function StateBadge({ state, words }: { state: PaymentState; words: string }) {
  return <Badge {...STATE_VISUALS[state]}>{words}</Badge>;
}

type StandingProps = {
  readonly payment: Pick<Payment, "state" | "reversedAt">;
  readonly words: (state: PaymentState | "reversed") => string;
};

/** The state of a payment, or that it was reversed. */
export function Standing({ payment, words }: StandingProps) {
  const isReversed = payment.reversedAt !== null;
  return (
    <StateBadge
      state={isReversed ? "cancelled" : payment.state}
      words={words(isReversed ? "reversed" : payment.state)}
    />
  );
}
