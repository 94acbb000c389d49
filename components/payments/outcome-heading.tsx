import type { ReactNode } from "react";
import { SOFT } from "#components/ui/tones.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

/** A payment's state as the first thing seen: icon, colour, words, and what it means. Announced when it changes. */
export function OutcomeHeading({
  state,
  title,
  children,
}: {
  state: PaymentState;
  title: string;
  children: ReactNode;
}) {
  const { icon: Icon, tone } = STATE_VISUALS[state];
  return (
    <div className="flex items-start gap-5 max-sm:gap-4">
      <span className={`grid size-15 flex-none place-items-center rounded-full max-sm:size-12 ${SOFT[tone]}`}>
        <Icon aria-hidden className="size-7.5 max-sm:size-6" strokeWidth={2.2} />
      </span>
      <div className="min-w-0" aria-live="polite">
        <h1 key={title} translate="no" className="text-heading">
          {title}
        </h1>
        <div className="mt-1.5 text-[1.0625rem] text-ink-soft">{children}</div>
      </div>
    </div>
  );
}
