import { X } from "lucide-react";
import Link from "next/link";
import { StateBadge } from "#components/payments/state-badge.tsx";
import type { PaymentState } from "#lib/domain/payment-state.ts";

export type StripItem = {
  readonly trId: string;
  readonly company: string;
  readonly state: PaymentState;
  /** The state in words, or the money owed. */
  readonly words: string;
  /** The news that a payment has been settled; it can be dismissed. */
  readonly dismiss?: { readonly words: string; readonly act: () => void };
};

type Props = {
  readonly title: string;
  readonly items: readonly StripItem[];
  /** The number of further ones, in words; they are on the pay page. */
  readonly more: string | null;
};

/** What this cashier must not forget, in the bar of every counter page, or under it where there is no room. */
export function UnsettledStrip({ title, items, more }: Props) {
  if (items.length === 0) return null;
  return (
    <section
      aria-label={title}
      className="flex min-w-0 max-xl:order-last max-xl:-mx-4 max-xl:basis-[calc(100%+2rem)] max-xl:border-t max-xl:border-line max-xl:bg-raised max-xl:px-4 sm:max-xl:-mx-7 sm:max-xl:basis-[calc(100%+3.5rem)] sm:max-xl:px-7 xl:flex-1 xl:justify-end"
    >
      <ul className="flex min-w-0 gap-2 overflow-x-auto py-1.5">
        {items.map(({ trId, company, state, words, dismiss }) => (
          <li
            key={trId}
            className="flex max-w-80 min-w-56 items-center overflow-hidden rounded-control border border-line bg-surface max-sm:flex-none"
          >
            <Link
              href={`/payments/${trId}`}
              prefetch={false}
              className={`flex min-h-10.5 pointer-coarse:min-h-11 min-w-0 items-center gap-2.5 rounded-control pl-1.5 text-small text-ink no-underline hover:bg-raised focus-visible:-outline-offset-2 ${dismiss ? "pr-1" : "pr-3"}`}
            >
              <StateBadge state={state} words={words} />
              <span className="truncate font-medium">{company}</span>
            </Link>
            {dismiss && (
              <button
                type="button"
                aria-label={`${dismiss.words}: ${company}`}
                onClick={dismiss.act}
                className="grid size-10.5 pointer-coarse:size-11 flex-none place-items-center rounded-control text-ink-soft hover:bg-raised hover:text-ink focus-visible:-outline-offset-2"
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </li>
        ))}
        {more && (
          <li className="flex flex-none items-center">
            <Link
              href="/pay"
              prefetch={false}
              className="flex min-h-10.5 items-center rounded-control px-3 text-small pointer-coarse:min-h-11 font-medium whitespace-nowrap text-ink-soft no-underline hover:bg-raised hover:text-ink focus-visible:-outline-offset-2"
            >
              {more}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
