import type { PaymentState } from "#lib/domain/payment-state.ts";
import { STATE_VISUALS } from "./state-visual.ts";

const COLOURS = {
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  quiet: "bg-line text-ink-soft",
};

/** A payment's state in a list: icon, colour and words. */
export function StateBadge({ state, words }: { state: PaymentState; words: string }) {
  const { icon: Icon, tone } = STATE_VISUALS[state];
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-small font-semibold whitespace-nowrap ${COLOURS[tone]}`}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
      {words}
    </span>
  );
}
