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

/** Layout for every state of a payment: its card, and on the right what belongs to the state. */
export const OUTCOME_GRID = "grid flex-1 grid-cols-1 content-start gap-6 lg:grid-cols-[minmax(0,1fr)_26.25rem]";

/** The card of one payment; its top edge has the state's colour. Its heading is at the same place in every state, so that nothing jumps. */
export function OutcomeCard({ state, children }: { state: PaymentState; children: ReactNode }) {
  return (
    // A new element for each state: a browser that translates pages has replaced our text nodes.
    <section key={state} data-state={state} className={outcomeCardClass(state)}>
      {children}
    </section>
  );
}

export function outcomeCardClass(state: PaymentState): string {
  return `top-first flex min-w-0 flex-1 flex-col gap-7 short:gap-5 rounded-card border border-t-[5px] border-line bg-surface p-10 pl-11 short:py-7 shadow-card max-sm:p-5 ${EDGES[STATE_VISUALS[state].tone]}`;
}
