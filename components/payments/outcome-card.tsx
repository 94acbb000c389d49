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

/** The card of one payment; its upper edge has the state's colour. */
export function OutcomeCard({ state, children }: { state: PaymentState; children: ReactNode }) {
  return (
    <section
      data-state={state}
      className={`top-first flex flex-col gap-6 short:gap-4.5 rounded-card border border-t-[5px] border-line bg-surface px-11 py-10 short:py-6.5 shadow-card max-sm:px-5 max-sm:py-6 ${EDGES[STATE_VISUALS[state].tone]}`}
    >
      {children}
    </section>
  );
}
