import type { ReactNode } from "react";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

const EDGES = {
  ok: "border-t-ok-edge",
  warn: "border-t-warn-edge",
  bad: "border-t-bad-edge",
  info: "border-t-info-edge",
  quiet: "border-t-line-strong",
};

/** Every state of a payment stands in it: its card, and at the right what belongs to the state. */
export const OUTCOME_GRID = "grid flex-1 grid-cols-1 content-start gap-6 lg:grid-cols-[minmax(0,1fr)_26.25rem]";

/** The card of one payment; its upper edge has the state's colour. What it begins with stands at the same place in every state, so that nothing jumps. */
export function OutcomeCard({ state, children }: { state: PaymentState; children: ReactNode }) {
  return (
    // Drawn anew with each state: a browser that translates pages has put its own text in place of ours.
    <section key={state} data-state={state} className={outcomeCardClass(state)}>
      {children}
    </section>
  );
}

export function outcomeCardClass(state: PaymentState): string {
  return `top-first flex min-w-0 flex-1 flex-col gap-7 short:gap-5 rounded-card border border-t-[5px] border-line bg-surface p-10 pl-11 short:py-7 shadow-card max-sm:p-5 ${EDGES[STATE_VISUALS[state].tone]}`;
}
