import { ChevronRight, X } from "lucide-react";
import Link from "next/link";
import { StateBadge } from "#components/payments/state-badge.tsx";
import type { PaymentState } from "#lib/domain/payment-state.ts";

export type StripItem = {
  readonly trId: string;
  readonly company: string;
  readonly amount: string;
  readonly state: PaymentState;
  /** The state in words, and any money that must be given back. */
  readonly words: string;
  /** News of a payment that has been settled: seen, it may go. */
  readonly dismiss?: { readonly words: string; readonly act: () => void };
};

/** What this cashier must not forget, on every page of the counter. Nothing moves in here but the words. */
export function UnsettledStrip({ title, items }: { title: string; items: readonly StripItem[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title} className="border-b border-line bg-raised print:hidden">
      <ul aria-live="polite" className="mx-auto flex w-full max-w-368 gap-2 overflow-x-auto px-4 py-2 sm:px-7">
        {items.map(({ trId, company, amount, state, words, dismiss }) => (
          <li key={trId} className="flex flex-none items-center">
            <Link
              href={`/payments/${trId}`}
              className="flex min-h-11 items-center gap-2.5 rounded-control border border-line bg-surface pr-2 pl-1.5 text-small text-ink no-underline hover:border-line-strong"
            >
              <StateBadge state={state} words={words} />
              <span className="line-clamp-1 max-w-52 font-medium">{company}</span>
              <span className="font-medium whitespace-nowrap text-ink-soft">{amount}</span>
              <ChevronRight aria-hidden className="size-4 text-ink-faint" />
            </Link>
            {dismiss && (
              <button
                type="button"
                aria-label={`${dismiss.words}: ${company}`}
                onClick={dismiss.act}
                className="grid size-11 place-items-center rounded-control text-ink-soft hover:bg-surface hover:text-ink"
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
